import type { AttributeSelector, CssNodePlain, NestingSelector } from 'css-tree'
import { identifier } from '../values/parser.ts'
import { matches } from './match.ts'
import type { Namespaces } from './namespaces.ts'
import {
  type Anchor,
  dirTest,
  dynamicPseudoClasses,
  hasTest,
  langTest,
  nthTest,
  plainPseudoClasses,
} from './pseudo-classes.ts'
import {
  type Combinator,
  type Compound,
  type PseudoElementName,
  type Selector,
  specificity,
  type Test,
} from './selector.ts'

/** Why a selector cannot be used. `unsupported` ones are right in CSS. */
export interface SelectorProblem {
  readonly type: 'invalid' | 'unsupported'
  readonly what: string
}

/** A compiled selector; a selector for the screen only, which matches nothing; or a problem. */
export type Compiled = Selector | 'nothing' | SelectorProblem

export function isSelector(compiled: Compiled): compiled is Selector {
  return typeof compiled === 'object' && 'compounds' in compiled
}

/** What a selector is written in. */
export interface SelectorContext {
  /** What `&` stands for: the selectors of the rule around. Default: the scoping root. */
  readonly nesting?: readonly Selector[] | undefined
  readonly namespaces?: Namespaces
}

/** Compiles one complex selector. */
export function compileSelector(node: CssNodePlain, context: SelectorContext = {}): Compiled {
  if (node.type !== 'Selector') return { type: 'invalid', what: 'selector' }
  try {
    return new Compiler(context).complex(node.children)
  } catch (error) {
    if (error instanceof Refusal) return error.result
    throw error
  }
}

/** Stops the compiling of a selector from deep inside it. */
class Refusal extends Error {
  readonly result: SelectorProblem | 'nothing'

  constructor(result: SelectorProblem | 'nothing') {
    super('selector')
    this.result = result
  }
}

function refuse(type: 'invalid' | 'unsupported', what: string): never {
  throw new Refusal({ type, what })
}

/** Pseudo-elements of things that are never printed. */
const screenPseudoElements =
  /^(?:-(?:webkit|moz|ms|o)-.*|selection|target-text|spelling-error|grammar-error|highlight|placeholder|file-selector-button|backdrop|cue|cue-region|view-transition.*|scroll-.*|details-content|slotted|picker.*|checkmark|search-text)$/

export const pseudoElements: Readonly<Record<string, PseudoElementName>> = {
  before: '::before',
  after: '::after',
  marker: '::marker',
  'first-line': '::first-line',
  'first-letter': '::first-letter',
  'footnote-call': '::footnote-call',
  'footnote-marker': '::footnote-marker',
}

interface Part {
  readonly tests: Test[]
  combinator: Combinator | undefined
  key: Selector['key']
}

class Compiler {
  private readonly context: SelectorContext
  /** Inside of `:has()`, where there cannot be another. */
  private readonly relative: boolean
  private ids = 0
  private classes = 0
  private types = 0
  private extra = 0
  private pseudo: PseudoElementName | undefined

  constructor(context: SelectorContext, relative = false) {
    this.context = context
    this.relative = relative
  }

  private inner(): Compiler {
    return new Compiler(this.context, this.relative)
  }

  complex(
    children: readonly CssNodePlain[],
    anchor?: { readonly combinator: Combinator; readonly test: Test },
  ): Selector {
    const parts: Part[] = [{ tests: [], combinator: undefined, key: undefined }]
    if (anchor) {
      parts[0]?.tests.push(anchor.test)
      parts.push({ tests: [], combinator: anchor.combinator, key: undefined })
    }
    let fresh = true
    for (const child of children) {
      const part = parts.at(-1)
      if (!part) break
      if (child.type === 'Combinator') {
        if (fresh || this.pseudo) refuse('invalid', `combinator \`${child.name}\``)
        parts.push({ tests: [], combinator: toCombinator(child.name), key: undefined })
        fresh = true
        continue
      }
      if (this.pseudo) this.afterPseudoElement(child)
      else this.simple(child, part)
      fresh = false
    }
    if (fresh) refuse('invalid', 'selector')
    const compounds: Compound[] = parts.map(({ tests, combinator }) => ({ tests, combinator })).reverse()
    return {
      compounds,
      pseudo: this.pseudo,
      specificity: specificity(this.ids, this.classes, this.types) + this.extra,
      key: parts.at(-1)?.key,
    }
  }

  private afterPseudoElement(node: CssNodePlain): never {
    const name = 'name' in node && typeof node.name === 'string' ? node.name : ''
    if (node.type === 'PseudoClassSelector' && dynamicPseudoClasses.has(name)) throw new Refusal('nothing')
    return refuse(
      node.type === 'PseudoElementSelector' ? 'unsupported' : 'invalid',
      `${this.pseudo}${name && `:${name}`}`,
    )
  }

  private simple(node: CssNodePlain | NestingSelector, part: Part): void {
    switch (node.type) {
      case 'TypeSelector':
        this.type(node.name, part)
        return
      case 'IdSelector': {
        const name = identifier(node.name)
        this.ids++
        part.key = { type: 'id', name }
        part.tests.push((element) => element.attributes.get('id')?.value === name)
        return
      }
      case 'ClassSelector': {
        const name = identifier(node.name)
        this.classes++
        if (part.key?.type !== 'id') part.key = { type: 'class', name }
        part.tests.push((element) => hasClass(element.attributes.get('class')?.value, name))
        return
      }
      case 'AttributeSelector':
        this.classes++
        part.tests.push(attributeTest(node, this.context.namespaces))
        return
      case 'NestingSelector':
        this.nested(part)
        return
      case 'PseudoClassSelector':
        this.pseudoClass(node.name.toLowerCase(), node.children ?? undefined, part)
        return
      case 'PseudoElementSelector':
        this.pseudoElement(node.name.toLowerCase(), node.children !== null)
        return
      default:
        refuse('invalid', 'selector')
    }
  }

  private type(written: string, part: Part): void {
    const bar = written.lastIndexOf('|')
    this.namespace(bar < 0 ? undefined : written.slice(0, bar), part)
    const name = identifier(written.slice(bar + 1))
    if (name === '*') return
    const lower = name.toLowerCase()
    this.types++
    part.key ??= { type: 'tag', name: lower }
    part.tests.push((element) => element.tag === (element.namespace === 'html' ? lower : name))
  }

  /** Selectors 4 §5.3: a prefix is declared; names without one are of the default namespace, or of any. */
  private namespace(prefix: string | undefined, part: Part): void {
    const byPrefix = this.context.namespaces?.byPrefix
    if (prefix === '*' || (prefix === undefined && !byPrefix?.has(''))) return
    const namespace = prefix === '' ? '' : byPrefix?.get(prefix ?? '')
    if (namespace === undefined) refuse('invalid', `undeclared namespace \`${prefix}|\``)
    part.tests.push((element) => element.namespace === namespace)
  }

  /**
   * CSS Nesting 1 §4: `&` is `:is()` around the selectors of the parent rule; without one it is `:where(:scope)`, that
   * is the root where there is no `@scope` either.
   */
  private nested(part: Part): void {
    const { nesting } = this.context
    if (!nesting) {
      part.tests.push((element, scope) => (scope ? element === scope : element.parent === null))
      return
    }
    this.extra += Math.max(0, ...nesting.map((selector) => selector.specificity))
    part.tests.push((element, scope) =>
      nesting.some((selector) => !selector.pseudo && matches(selector, element, scope)),
    )
  }

  private pseudoElement(name: string, hasArguments: boolean): void {
    const known = pseudoElements[name]
    if (known && !hasArguments) {
      this.types++
      this.pseudo = known
      return
    }
    if (screenPseudoElements.test(name)) throw new Refusal('nothing')
    refuse(['slotted', 'part'].includes(name) ? 'unsupported' : 'invalid', `pseudo-element \`::${name}\``)
  }

  private pseudoClass(name: string, children: readonly CssNodePlain[] | undefined, part: Part): void {
    if (!children) {
      if (name === 'before' || name === 'after' || name === 'first-line' || name === 'first-letter') {
        this.pseudoElement(name, false)
        return
      }
      if (dynamicPseudoClasses.has(name) || name.startsWith('-')) throw new Refusal('nothing')
      const test = Object.hasOwn(plainPseudoClasses, name) ? plainPseudoClasses[name] : undefined
      if (!test) refuse('invalid', `pseudo-class \`:${name}\``)
      this.classes++
      part.tests.push(test)
      return
    }
    this.functional(name, children, part)
  }

  private functional(name: string, children: readonly CssNodePlain[], part: Part): void {
    switch (name) {
      case 'is':
      case 'where':
      case 'matches':
      case '-webkit-any': {
        const list = this.forgivingList(children)
        if (name !== 'where') this.extra += mostSpecific(list)
        part.tests.push((element, scope) => list.some((selector) => matches(selector, element, scope)))
        return
      }
      case 'not': {
        if (selectorsIn(children).length === 0) refuse('invalid', '`:not()`')
        const list = this.strictList(children)
        this.extra += mostSpecific(list)
        part.tests.push((element, scope) => !list.some((selector) => matches(selector, element, scope)))
        return
      }
      case 'has':
        this.has(children, part)
        return
      case 'nth-child':
      case 'nth-last-child':
      case 'nth-of-type':
      case 'nth-last-of-type':
        this.nth(name, children, part)
        return
      case 'lang':
        this.classes++
        part.tests.push(langTest(words(children)))
        return
      case 'dir':
        this.classes++
        part.tests.push(dirTest(words(children)[0]?.toLowerCase() ?? ''))
        return
      default:
        if (['host', 'host-context', 'state', 'active-view-transition-type', 'current'].includes(name)) {
          throw new Refusal('nothing')
        }
        refuse('invalid', `pseudo-class \`:${name}()\``)
    }
  }

  private has(children: readonly CssNodePlain[], part: Part): void {
    if (this.relative) refuse('invalid', '`:has()` inside of another')
    const anchor: Anchor = { element: undefined }
    const anchored: Test = (element) => element === anchor.element
    const relatives = selectorsIn(children).flatMap((nodes) => {
      const [first] = nodes
      const combinator = first?.type === 'Combinator' ? toCombinator(first.name) : ' '
      const rest = first?.type === 'Combinator' ? nodes.slice(1) : nodes
      const selector = unlessNothing(() =>
        new Compiler(this.context, true).complex(rest, { combinator, test: anchored }),
      )
      return selector ? [{ combinator, selector }] : []
    })
    this.extra += mostSpecific(relatives.map(({ selector }) => selector))
    part.tests.push(hasTest(relatives, anchor))
  }

  private nth(name: string, children: readonly CssNodePlain[], part: Part): void {
    const [node] = children
    if (node?.type !== 'Nth') refuse('invalid', `\`:${name}()\``)
    const { step, offset } = anPlusB(node.nth)
    const filter = node.selector && this.strictList([node.selector])
    this.classes++
    if (filter) this.extra += mostSpecific(filter)
    part.tests.push(nthTest(name, step, offset, filter ?? undefined))
  }

  /** Selectors 4 §18.1: what is invalid inside `:is()` and `:where()` is dropped, not the whole. */
  private forgivingList(children: readonly CssNodePlain[]): readonly Selector[] {
    return selectorsIn(children).flatMap((nodes) => {
      try {
        const selector = this.inner().complex(nodes)
        return selector.pseudo ? [] : [selector]
      } catch (error) {
        if (error instanceof Refusal) return []
        throw error
      }
    })
  }

  private strictList(children: readonly CssNodePlain[]): readonly Selector[] {
    return selectorsIn(children).flatMap((nodes) => {
      const selector = unlessNothing(() => this.inner().complex(nodes))
      if (selector?.pseudo) refuse('invalid', `\`${selector.pseudo}\` inside of a pseudo-class`)
      return selector ? [selector] : []
    })
  }
}

/** A selector that matches nothing on paper is no part of a list. */
function unlessNothing(compile: () => Selector): Selector | undefined {
  try {
    return compile()
  } catch (error) {
    if (error instanceof Refusal && error.result === 'nothing') return undefined
    throw error
  }
}

function mostSpecific(selectors: readonly Selector[]): number {
  return Math.max(0, ...selectors.map((selector) => selector.specificity))
}

function selectorsIn(children: readonly CssNodePlain[]): (readonly CssNodePlain[])[] {
  return children.flatMap((child) => {
    if (child.type === 'SelectorList') return selectorsIn(child.children)
    return child.type === 'Selector' ? [child.children] : refuse('invalid', 'selector')
  })
}

function toCombinator(name: string): Combinator {
  if (name === ' ' || name === '>' || name === '+' || name === '~') return name
  return refuse('unsupported', `combinator \`${name}\``)
}

function words(children: readonly CssNodePlain[]): readonly string[] {
  return children.flatMap((child) => {
    if (child.type === 'Raw')
      return child.value.split(',').map((word) => identifier(word.trim().replace(/^["']|["']$/g, '')))
    if (child.type === 'Identifier') return [identifier(child.name)]
    return child.type === 'String' ? [child.value] : []
  })
}

function anPlusB(node: CssNodePlain): { readonly step: number; readonly offset: number } {
  if (node.type === 'Identifier') {
    if (node.name.toLowerCase() === 'odd') return { step: 2, offset: 1 }
    if (node.name.toLowerCase() === 'even') return { step: 2, offset: 0 }
  }
  if (node.type !== 'AnPlusB') return refuse('invalid', 'An+B')
  const step = node.a === null ? 0 : node.a === '-' ? -1 : node.a === '+' || node.a === '' ? 1 : Number(node.a)
  return { step, offset: Number(node.b ?? 0) }
}

function hasClass(list: string | undefined, name: string): boolean {
  if (list === undefined) return false
  if (list === name) return true
  return list.length > name.length && list.split(/[ \t\n\f\r]+/).includes(name)
}

/** Attributes whose values HTML compares without case: https://html.spec.whatwg.org/multipage/semantics-other.html#case-sensitivity-of-selectors */
const caselessAttributes = new Set(
  'accept accept-charset align alink axis bgcolor charset checked clear codetype color compact declare defer dir direction disabled enctype face frame hreflang http-equiv lang language link media method multiple nohref noresize noshade nowrap readonly rel rev rules scope scrolling selected shape target text type valign valuetype vlink'.split(
    ' ',
  ),
)

function attributeTest(node: AttributeSelector, namespaces: Namespaces | undefined): Test {
  const written = attributeName(node.name.name, namespaces)
  const lower = written.toLowerCase()
  const flag = node.flags?.toLowerCase()
  if (flag !== undefined && flag !== 'i' && flag !== 's') refuse('invalid', `attribute flag \`${node.flags}\``)
  const value =
    node.value === null ? undefined : node.value.type === 'String' ? node.value.value : identifier(node.value.name)
  const compare =
    node.matcher === null || value === undefined ? () => true : attributeComparison(node.matcher, value, flag)
  return (element) => {
    const html = element.namespace === 'html'
    const found = element.attributes.get(html ? lower : written)
    if (!found) return false
    return compare(found.value, flag === 'i' || (flag !== 's' && html && caselessAttributes.has(lower)))
  }
}

/** Attributes of a namespace are called `xlink:href`; a prefix of any is passed over. */
function attributeName(written: string, namespaces: Namespaces | undefined): string {
  const bar = written.indexOf('|')
  const name = identifier(written.slice(bar + 1))
  const prefix = written.slice(0, Math.max(0, bar))
  if (prefix === '' || prefix === '*') return name
  const namespace = namespaces?.byPrefix.get(prefix)
  return namespace === undefined ? refuse('invalid', `undeclared namespace \`${prefix}|\``) : `${namespace}:${name}`
}

function attributeComparison(matcher: string, value: string, flag: string | undefined) {
  const lower = value.toLowerCase()
  const compare = comparisons[matcher]
  if (!compare) refuse('invalid', `attribute operator \`${matcher}\``)
  return (found: string, caseless: boolean): boolean =>
    caseless && flag !== 's' ? compare(found.toLowerCase(), lower) : compare(found, value)
}

const comparisons: Readonly<Record<string, (found: string, value: string) => boolean>> = {
  '=': (found, value) => found === value,
  '~=': (found, value) => value !== '' && !/\s/.test(value) && found.split(/\s+/).includes(value),
  '|=': (found, value) => found === value || found.startsWith(`${value}-`),
  '^=': (found, value) => value !== '' && found.startsWith(value),
  '$=': (found, value) => value !== '' && found.endsWith(value),
  '*=': (found, value) => value !== '' && found.includes(value),
}
