import sharp from 'sharp'
import { renderHtml } from '../../../src/render.ts'

const picture =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

const grey = { create: { width: 8, height: 8, channels: 3, background: { r: 90, g: 90, b: 90 } } } as const
const photographs = await Promise.all(
  [
    sharp(grey).jpeg(),
    sharp(grey).withIccProfile('p3').jpeg(),
    sharp(grey).toColourspace('cmyk').jpeg(),
    sharp(grey).toColourspace('b-w').jpeg(),
    sharp(grey)
      .withExif({ IFD0: { Orientation: '6' } })
      .jpeg(),
    sharp(grey).webp(),
  ].map(async (picture) => {
    const { data, info } = await picture.toBuffer({ resolveWithObject: true })
    return `<img src="data:image/${info.format};base64,${data.toString('base64')}" alt="A photograph">`
  }),
)

/** Pages with all that a design may ask for, each a kind of thing that a standard has rules for. */
export const gallery: { readonly [name: string]: string } = {
  headings:
    '<h2>First</h2><h4>Skips one</h4><h4>Again</h4><h1>Above</h1><h3>Below</h3><div role=heading aria-level=6>Deep</div>',
  lists: `<ul><li>One<ul><li>Inner</ul><li><p>Two</p><p>More</p></ul><ol start=3><li>Three</ol><li>Stray<li>Strays
    <dl><div><dt>Role<dd>Culluh</div><div lang=de><dt>Ort<dd>Kiel</div></dl><ul>Text<li>Item<p>Paragraph</ul>
    <ul role=none><li>Plain</ul><div role=list><div role=listitem>Said</div></div>`,
  tables: `<table><caption>Cast</caption><thead><tr><th rowspan=2>Role<th colspan=2>By<tr><th>First<th>Last</thead>
    <tr><th>Seska<td>Martha<td>Hackett<tr><td colspan=3>End</table>
    <table><tr><td>Short<tr><td>Longer<td>row</table><table><thead><tr><th>Only head</table>
    <table role=presentation><tr><td>Layout<td>only</table>
    <table><tr><th id=a>A<th id=b>B<tr><td headers=a>1<td headers="b none">2</table>
    <table><tr><td rowspan=5>Past the end<td>x</table>
    <div role=table><div role=row><span role=columnheader>H</span><span role=cell>c</span></div></div>`,
  figures: `<figure><img src="${picture}" alt="A ferry"><figcaption>Caption</figcaption></figure>
    <p>In a line <img src="${picture}" alt="again"> and <img src="${picture}" alt=""> nothing</p>
    <div role=img aria-label="Five stars">★★★★★ <img src="${picture}"></div>
    <img src="${picture}" aria-label="Named by ARIA" style="opacity: .5">`,
  links: `<p>See <a href="https://example.org/é?a=1">us</a>, <a href="mailto:a@example.org">mail</a>, <a href="#größe">there</a>,
    <a href="https://example.org"><img src="${picture}" alt=""></a>, <a href="https://example.org"></a>
    <a href="tel:+123" style="display: block">a long<br>block</a><h2 id="größe">There</h2>
    <div aria-hidden=true><a href="https://example.org">hidden</a></div>`,
  contents: `<nav role=doc-toc><h2>Contents</h2><ol><li><a href="#one">One</a><ol><li><a href="#two">Two</a></ol></ol></nav>
    <h2 id=one>One</h2><h3 id=two>Two</h3>`,
  notes:
    '<p>Word<span style="float: footnote">A <b>note</b></span> and<span style="float: footnote">another</span>.</p><div role=doc-endnote>End</div>',
  languages: `<p>An <span lang=fr>émigré</span> said <q lang=de>ja</q> to <abbr title="World Health Organization">WHO</abbr>.
    <p lang=ar dir=rtl>سفينة في الميناء Voyager 74656<p lang=he dir=rtl>שלום<p lang=el>Ελλάδα`,
  paint: `<div style="background: linear-gradient(red, rgb(0 0 255 / .2)); height: 30pt; opacity: .5"><p>Text within a group</p></div>
    <div style="color: device-cmyk(0 1 1 0); border: 2pt dashed device-cmyk(1 0 0 0.5); border-radius: 4pt">Ink</div>
    <div style="background: url(${picture}) 0 0 / 4pt 4pt; height: 10pt"></div>
    <div style="mix-blend-mode: multiply; background: yellow">Marked</div>
    <svg width="40" height="20" role="img" aria-label="A drawing"><circle cx="10" cy="10" r="8" fill="teal" fill-opacity=".4"/><text x="20" y="10">t</text></svg>
    <div style="overflow: hidden; height: 12pt; transform: rotate(3deg)"><p style="text-decoration: underline">Cut off</p></div>`,
  pages: `<style>@page { @top-left { content: "Head" } @bottom-right { content: counter(page) " of " counter(pages) } }
    tr { break-inside: avoid }</style>
    <table><thead><tr><th>Again on each page</thead>${'<tr><td>Row</td></tr>'.repeat(40)}</table>
    <p style="orphans: 1; widows: 1">${'A paragraph over two pages. '.repeat(60)}</p>`,
  sections: `<section aria-label="Press"><article><blockquote><p>Quote</blockquote><aside>Aside</aside></article></section>
    <pre>  preformatted
    text</pre><p>Some <code>code</code><hr><details><summary>More</summary>Inside</details>`,
  photographs: photographs.join(''),
  nothing: '',
}

export async function galleryPdf(name: string, more = ''): Promise<Uint8Array> {
  const html = `<!doctype html><html lang=en><title>${name}</title><style>@page { size: 300pt 200pt; margin: 20pt }</style><body>${gallery[name] ?? ''}${more}`
  const { pdf } = await renderHtml(html, { baseDir: import.meta.dirname })
  return pdf
}
