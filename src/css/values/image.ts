import { isImageType } from '../image-types.ts'
import type { ImageValue } from '../image-value.ts'
import { gradient } from './gradient.ts'
import { define, either, type Parser, type Specified, string, url, type Values } from './parser.ts'
import { resolution } from './resolution.ts'

/** `<image>` of CSS Images 4 §2, without cross-fades and elements. */
export const image: Parser<ImageValue> = either<ImageValue>(
  define('<url>', (values) => readUrl(values)),
  gradient,
  define('<image-set()>', (values) => readImageSet(values)),
)

function readUrl(values: Values): ImageValue | undefined {
  const found = url(values)
  return typeof found === 'string' ? { type: 'url', url: found } : undefined
}

/** `image-set()`: the picture with the most samples, for print. CSS Images 4 §2.5. */
function readImageSet(values: Values): Specified<ImageValue> | undefined {
  const args = values.takeFunction('image-set', '-webkit-image-set')?.args
  if (!args) return undefined
  let best: Option | undefined
  do {
    const option = readOption(args)
    if (!option) return undefined
    if (option.known && (!best || option.dots > best.dots)) best = option
  } while (args.takeOperator(','))
  if (!best || !args.done) return undefined // one that is all of unknown types is an invalid image
  const { value, dots } = best
  if (typeof value === 'function' || value.type !== 'url') return value
  return { ...value, resolution: dots }
}

interface Option {
  readonly value: Specified<ImageValue>
  readonly dots: number
  /** Of a media type that we read, or of none: then its bytes tell. */
  readonly known: boolean
}

function readOption(args: Values): Option | undefined {
  const node = args.peek()
  const value = node?.type === 'String' ? readString(args) : (readGradient(args) ?? readUrl(args))
  if (value === undefined) return undefined
  let dots = 1
  let known = true
  for (let count = 0; count < 2 && !args.done && args.peek()?.type !== 'Operator'; count++) {
    const type = args.takeFunction('type')?.args
    if (type) {
      const name = string(type)
      known = typeof name === 'string' && isImageType(name)
      continue
    }
    const found = resolution(args)
    if (typeof found !== 'number') return undefined
    dots = found
  }
  return { value, dots, known }
}

function readString(args: Values): ImageValue | undefined {
  const found = string(args)
  return typeof found === 'string' ? { type: 'url', url: found } : undefined
}

function readGradient(args: Values): Specified<ImageValue> | undefined {
  return args.peek()?.type === 'Function' ? gradient(args) : undefined
}
