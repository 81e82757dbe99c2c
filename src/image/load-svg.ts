import { changesSamples } from '../css/computed-style.ts'
import { createStyles } from '../css/create-styles.ts'
import type { Diagnostic, Report } from '../diagnostic.ts'
import { elementsOf } from '../html/document.ts'
import { attribute, type Element } from '../html/element.ts'
import { parseSvgFile } from '../html/parse-xml.ts'
import type { Resource, Resources, UrlReference } from '../resource.ts'
import { createFontSet } from '../text/font-set.ts'
import type { Image } from './image.ts'
import { svgImage } from './svg.ts'

/** Loads the pictures that a drawing shows. */
export type LoadInner = (references: readonly UrlReference[]) => Promise<ReadonlyMap<string, Image>>

type Problem = Required<Pick<Diagnostic, 'code' | 'message' | 'hint'>>

/** An SVG file as an image, with its own styles and pictures. Its problems are reported at their lines in it. */
export async function loadSvg(
  id: string,
  { path, bytes, id: place }: Resource,
  loadInner: LoadInner,
  resources: Resources,
  report: Report,
): Promise<Image | Problem> {
  const document = parseSvgFile({ path, text: new TextDecoder().decode(bytes) }, report)
  if (document === undefined) {
    return { code: 'broken-image', message: 'has no `svg` element at its root', hint: 'save it as plain SVG' }
  }
  const folders = place.startsWith('data:') ? [] : [folderOf(place)]
  const styles = await createStyles(document, [], { resources, folders }, report)
  const references = svgReferences(document.root, folders).map(({ element, ...reference }) => {
    return changesSamples(styles.of(element)) ? { ...reference, decoded: true as const } : reference
  })
  const images = await loadInner(references)
  const faces = styles.fontFaces
  const fonts = faces.length > 0 ? await createFontSet({ faces, resources }, report) : undefined
  return svgImage(id, { root: document.root, styles, imageOf: (url) => images.get(url), ...(fonts && { fonts }) })
}

/** The pictures of an `svg` element and all in it. */
function svgReferences(
  root: Element,
  folders: readonly string[],
): readonly (UrlReference & { readonly element: Element })[] {
  return [...elementsOf(root)].flatMap((element) => {
    const url = pictureUrl(element)
    return url === undefined ? [] : [{ url, folders, origin: element.origin, element }]
  })
}

/** The URL of the picture that an `image` element of SVG shows. */
export function pictureUrl(element: Element): string | undefined {
  if (element.namespace !== 'svg' || element.tag !== 'image') return undefined
  const url = (attribute(element, 'href') ?? attribute(element, 'xlink:href'))?.trim()
  return url === '' ? undefined : url
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'))) || '/'
}
