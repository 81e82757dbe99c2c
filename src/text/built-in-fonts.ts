import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Font } from './font.ts'
import { loadFont } from './load-font.ts'
import type { Face } from './match-font.ts'

interface BuiltInFamily {
  readonly name: string
  /** Of the npm package with its files. */
  readonly package: string
  /** How file names begin. */
  readonly file: string
  readonly weights: readonly number[]
  /** Percent: what `font-stretch` the design amounts to. */
  readonly stretch: number
}

/** The families that need no @font-face rule: OFL, static TrueType files with the full character set. */
const families = {
  serif: {
    name: 'Source Serif 4',
    package: '@expo-google-fonts/source-serif-4',
    file: 'SourceSerif4',
    weights: [200, 300, 400, 500, 600, 700, 800, 900],
    stretch: 100,
  },
  'sans-serif': {
    name: 'Source Sans 3',
    package: '@expo-google-fonts/source-sans-3',
    file: 'SourceSans3',
    weights: [200, 300, 400, 500, 600, 700, 800, 900],
    stretch: 100,
  },
  monospace: {
    name: 'Courier Prime',
    package: '@expo-google-fonts/courier-prime',
    file: 'CourierPrime',
    weights: [400, 700],
    stretch: 100,
  },
  display: {
    name: 'Barlow Condensed',
    package: '@expo-google-fonts/barlow-condensed',
    file: 'BarlowCondensed',
    weights: [100, 200, 300, 400, 500, 600, 700, 800, 900],
    stretch: 100,
  },
} satisfies Record<string, BuiltInFamily>

/** CSS Fonts 4 §2.1.3: the family a generic name stands for. */
const generics: Readonly<Record<string, BuiltInFamily>> = {
  serif: families.serif,
  'sans-serif': families['sans-serif'],
  'system-ui': families['sans-serif'],
  'ui-sans-serif': families['sans-serif'],
  'ui-rounded': families['sans-serif'],
  monospace: families.monospace,
  'ui-monospace': families.monospace,
  'ui-serif': families.serif,
  cursive: families.serif,
  fantasy: families.serif,
  math: families.serif,
  emoji: families['sans-serif'],
}

const weightNames: Readonly<Record<number, string>> = {
  100: 'Thin',
  200: 'ExtraLight',
  300: 'Light',
  400: 'Regular',
  500: 'Medium',
  600: 'SemiBold',
  700: 'Bold',
  800: 'ExtraBold',
  900: 'Black',
}

/** Names of the built-in families, in the order in which they help out for a character the author's fonts lack. */
export const builtInFamilyNames: readonly string[] = Object.values(families).map(({ name }) => name)

const facesByFamily = new Map<string, readonly Face[]>()

/** Faces of the built-in family with this name, generic or its own, in lower case; undefined when there is none. */
export function builtInFaces(name: string): readonly Face[] | undefined {
  const family = generics[name] ?? Object.values(families).find((family) => family.name.toLowerCase() === name)
  if (!family) return undefined
  const known = facesByFamily.get(family.name)
  if (known) return known
  const faces = family.weights.flatMap((weight) => [face(family, weight, false), face(family, weight, true)])
  facesByFamily.set(family.name, faces)
  return faces
}

function face(family: BuiltInFamily, weight: number, italic: boolean): Face {
  const font = lazyFont(family, weight, italic)
  return {
    weight: [weight, weight],
    style: italic ? 'italic' : 'normal',
    stretch: [family.stretch, family.stretch],
    font: () => font,
  }
}

/** A font whose file is read when somebody looks at more than its name: most faces never are. */
function lazyFont(family: BuiltInFamily, weight: number, italic: boolean): Font {
  let loaded: Font | undefined
  const load = () => {
    loaded ??= readBuiltInFont(family, weight, italic)
    return loaded
  }
  return {
    id: fileName(family, weight, italic),
    family: family.name,
    weight,
    italic,
    outlines: 'truetype',
    get postscriptName() {
      return load().postscriptName
    },
    get data() {
      return load().data
    },
    get metrics() {
      return load().metrics
    },
  }
}

/** Without extension; names the bytes as well as a hash would. */
function fileName({ file }: BuiltInFamily, weight: number, italic: boolean): string {
  return `${file}_${weight}${weightNames[weight]}${italic ? '_Italic' : ''}`
}

function readBuiltInFont(family: BuiltInFamily, weight: number, italic: boolean): Font {
  const id = fileName(family, weight, italic)
  const folder = id.slice(family.file.length + 1)
  const path = createRequire(import.meta.url).resolve(`${family.package}/${folder}/${id}.ttf`)
  const font = loadFont(readFileSync(path), { family: family.name, weight, italic }, id)
  if (!font) throw new Error(`${path} is not a font`)
  return font
}
