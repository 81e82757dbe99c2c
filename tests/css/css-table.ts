import { pageSizes } from '../../src/css/at-rules/page-rule.ts'
import { predefinedCounterStyles } from '../../src/css/at-rules/predefined-counter-styles.ts'
import { logicalProperties } from '../../src/css/properties/logical.ts'
import { propertyModules } from '../../src/css/properties/properties.ts'
import type { Property } from '../../src/css/properties/property.ts'
import { screenOnlyProperties } from '../../src/css/properties/screen-only.ts'
import { shorthands } from '../../src/css/properties/shorthands.ts'
import { svgProperties } from '../../src/css/properties/svg.ts'
import { pseudoElements } from '../../src/css/selectors/compile.ts'
import { dynamicPseudoClasses, plainPseudoClasses } from '../../src/css/selectors/pseudo-classes.ts'
import { pageMarginBoxNames } from '../../src/css/style-sheet.ts'
import { isColorSpace } from '../../src/css/values/color-spaces.ts'
import { mathFunctions } from '../../src/css/values/math.ts'
import { lengthUnits } from '../../src/css/values/units.ts'

/** The text of docs/css.md, written from the tables that the engine itself works by. */
export function cssTable(): string {
  const all = { ...propertyModules, 'SVG elements': svgProperties }
  const modules = Object.entries(all).map(([name, rows]) => propertyTable(name, Object.entries(rows)))
  return `${[introduction, ...modules, shorthandTable(), logicalList(), valuesText(), selectorsText(), atRulesText(), screenOnlyText()].join('\n\n')}\n`
}

const introduction = `# Supported CSS

This page is made from the tables that the engine works by (\`npx vitest run tests/css/css-table.test.ts -u\`), so that
what it lists is what is there. Anything else is a warning at its line: \`unsupported-property\`, \`unsupported-value\`,
\`unsupported-selector\` and \`unsupported-at-rule\` for what CSS has and presskit lacks; \`unknown-property\`,
\`invalid-value\` and \`invalid-selector\` for what CSS does not have either.

Every property takes \`inherit\`, \`initial\`, \`unset\`, \`revert\`, \`revert-layer\` and \`var()\`, besides the values listed.`

function propertyTable(name: string, rows: readonly (readonly [string, Property<never>])[]): string {
  const lines = rows.map(([property, row]) => {
    const syntax = row.parse.syntax.replaceAll('|', '\\|')
    return `| [\`${property}\`](${row.spec}) | \`${syntax}\` | ${row.inherited ? 'yes' : 'no'} |`
  })
  return [`## ${name}`, '', '| property | values | inherited |', '| --- | --- | --- |', ...lines].join('\n')
}

function shorthandTable(): string {
  const lines = Object.entries(shorthands).map(([name, { longhands, spec }]) => {
    const sets = name === 'all' ? 'every property but `direction` and `unicode-bidi`' : code(longhands)
    return `| [\`${name}\`](${spec}) | ${sets} |`
  })
  return ['## Shorthands and other names', '', '| property | sets |', '| --- | --- |', ...lines].join('\n')
}

function logicalList(): string {
  const names = Object.keys(logicalProperties)
  return `## Logical properties\n\nThey become physical by the element's \`direction\`; text is horizontal.\n\n${code(names)}`
}

function valuesText(): string {
  const spaces = [
    'srgb',
    'srgb-linear',
    'display-p3',
    'display-p3-linear',
    'a98-rgb',
    'prophoto-rgb',
    'rec2020',
    'xyz',
    'xyz-d50',
    'xyz-d65',
  ]
  return `## Values

- Lengths: ${code(lengthUnits)}. 1px is 1/96 inch; \`vw\` and its like are of the first page's area, \`ex\` and its like
  of the font that the text is set in.
- Math: ${code([...mathFunctions].map((name) => `${name}()`))}.
- Colours: names, \`#rgb\`, ${code(['rgb()', 'hsl()', 'hwb()', 'lab()', 'lch()', 'oklab()', 'oklch()', 'color()', 'color-mix()', 'contrast-color()', 'alpha()', 'light-dark()', 'currentcolor'])}
  and system colours, clipped to sRGB; spaces of \`color()\`: ${code(spaces.filter(isColorSpace))}. \`device-cmyk()\` stays CMYK.
  Relative colours (\`rgb(from red r g calc(b / 2))\`) in all of these functions.
- \`attr()\` gives strings, numbers with a unit (\`attr(data-width px, 10px)\`) and values of a type (\`type(<color>)\`), \`env()\`
  its fallback: no page has insets.`
}

function selectorsText(): string {
  const functional = [
    'is',
    'where',
    'not',
    'has',
    'lang',
    'dir',
    'nth-child',
    'nth-last-child',
    'nth-of-type',
    'nth-last-of-type',
  ]
  return `## Selectors

- Types, classes, ids, \`*\`, attributes with all operators and the flags \`i\` and \`s\`, the combinators space, \`>\`, \`+\`, \`~\`, nesting with \`&\`.
- Pseudo-classes: ${code(functional.map((name) => `:${name}()`))}, ${code(Object.keys(plainPseudoClasses).map((name) => `:${name}`))}.
- Pseudo-elements: ${Object.values(pseudoElements)
    .map((name) => `\`${name}\``)
    .join(', ')}.
- States that a printed page is never in match nothing, without a warning: ${code([...dynamicPseudoClasses].map((name) => `:${name}`))}.`
}

function atRulesText(): string {
  return `## At-rules

- \`@import\` (with \`layer\`, \`supports()\` and media), \`@layer\`, \`@media\` (of paper: \`print\`, and its size), \`@supports\`.
- \`@scope\`, \`@namespace\`, \`@property\`. \`@container\` is skipped: sizes are known only after styles.
- \`@page\` with \`:first\`, \`:left\`, \`:right\`, \`:recto\`, \`:verso\`, \`:blank\`, \`:nth()\`, also \`:nth(2 of name)\`, and named pages; \`size\` as lengths, \`landscape\`,
  \`portrait\`, or one of ${code(Object.keys(pageSizes))}; margins, borders, padding, background colour. Without \`@page\`, margins are 75px.
- Page-margin boxes: ${code(pageMarginBoxNames.map((name) => `@${name}`))}.
- \`@font-face\` with \`font-family\`, \`src\`, \`font-weight\`, \`font-style\`, \`font-stretch\`, \`unicode-range\`,
  \`size-adjust\`, \`ascent-override\`, \`descent-override\`, \`line-gap-override\`. \`local()\` is passed over.
- \`@counter-style\` with all systems. Predefined styles: ${code(Object.keys(predefinedCounterStyles))}.`
}

function screenOnlyText(): string {
  const names = screenOnlyProperties.map((name) => (name.endsWith('-') ? `${name}*` : name))
  return `## Without effect on paper

These are taken without a warning and do nothing: ${code(names)}, and properties with a vendor's prefix, but for those with \`-webkit-\` that CSS has as well.`
}

function code(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ')
}
