// Renders docs/gallery, a page for each part of CSS, into output/gallery.
import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'

const pages = readdirSync('docs/gallery').filter((name) => name.endsWith('.html'))
for (const page of pages) {
  const output = `output/gallery/${page.replace('.html', '.pdf')}`
  execFileSync('node', ['dist/bin.js', 'render', `docs/gallery/${page}`, '-o', output], { stdio: 'inherit' })
}
