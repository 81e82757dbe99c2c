import type { DocumentInfo } from './pdf-document.ts'

/** The metadata stream's XMP packet (PDF 1.7 §14.3.2), saying the same as the information dictionary. */
export function xmpPacket(info: DocumentInfo, language: string): string {
  const properties = [
    element('dc:format', 'application/pdf'),
    info.Title !== undefined && element('dc:title', alternatives(info.Title)),
    info.Author !== undefined && element('dc:creator', `<rdf:Seq><rdf:li>${escapeXml(info.Author)}</rdf:li></rdf:Seq>`),
    info.Subject !== undefined && element('dc:description', alternatives(info.Subject)),
    language !== '' && element('dc:language', `<rdf:Bag><rdf:li>${escapeXml(language)}</rdf:li></rdf:Bag>`),
    info.Keywords !== undefined && element('pdf:Keywords', escapeXml(info.Keywords)),
    element('pdf:Producer', escapeXml(info.Producer)),
    info.Creator !== undefined && element('xmp:CreatorTool', escapeXml(info.Creator)),
    element('xmp:CreateDate', date(info.CreationDate)),
    element('xmp:ModifyDate', date(info.ModDate)),
  ].filter((property) => property !== false)
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/">
${properties.join('\n')}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`
}

function element(name: string, content: string): string {
  return `<${name}>${content}</${name}>`
}

/** A text in the one language there is. */
function alternatives(value: string): string {
  return `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(value)}</rdf:li></rdf:Alt>`
}

/** To the second and in UTC, as pdfkit writes the same date in the information dictionary. */
function date(value: Date): string {
  return `${value.toISOString().slice(0, 19)}Z`
}

/** XML's markup characters; control characters, which XML 1.0 cannot hold, are dropped. */
function escapeXml(value: string): string {
  const clean = [...value].filter((character) => character >= ' ' || '\t\n\r'.includes(character)).join('')
  return clean.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
