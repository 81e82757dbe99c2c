import type { Source } from '../../diagnostic.ts'

/**
 * The engine's own style sheet: the rendering section of the HTML standard, as far as paper goes.
 * https://html.spec.whatwg.org/multipage/rendering.html
 */
const text = `
/* 15.3.1 Hidden elements */
area, base, basefont, datalist, head, link, meta, noembed, noframes, param, rp, script, style, template, title,
[hidden], input[type=hidden i], dialog:not([open]), source, track, audio:not([controls]) { display: none }
embed[hidden] { display: inline; height: 0; width: 0 }
noscript { display: block }

/* SVG 2, appendix D */
svg:not(:root), symbol, image, marker, pattern { overflow: hidden }
svg * { transform-origin: 0 0 }

/* 15.3.2 The page */
html, body { display: block }
body { margin: 8px }

/* 15.3.3 Flow content */
address, article, aside, blockquote, center, dd, details, dialog, dir, div, dl, dt, fieldset, figcaption, figure,
footer, form, h1, h2, h3, h4, h5, h6, header, hgroup, hr, legend, li, listing, main, menu, nav, ol, optgroup, option,
p, plaintext, pre, search, section, summary, ul, xmp { display: block }
slot { display: contents }
blockquote, figure { margin: 1em 40px }
dl, p, listing, plaintext, pre, xmp { margin-block: 1em }
address, cite, dfn, em, i, var { font-style: italic }
b, strong { font-weight: bolder }
big { font-size: larger }
small { font-size: smaller }
center { text-align: center }
dd { margin-inline-start: 40px }
code, kbd, listing, plaintext, pre, samp, tt, xmp { font-family: monospace }
listing, plaintext, pre, xmp { white-space: pre }
mark { background: mark; color: marktext }
sub { vertical-align: sub; font-size: smaller; line-height: normal }
sup { vertical-align: super; font-size: smaller; line-height: normal }
nobr { white-space: nowrap }
s, strike, del { text-decoration: line-through }
u, ins { text-decoration: underline }
abbr[title], acronym[title] { text-decoration: none }
:any-link { color: linktext; text-decoration: underline }
ruby, rt { display: inline }
rt { font-size: 50% }
q::before { content: open-quote }
q::after { content: close-quote }

/* 15.3.5 Bidirectional text */
[dir=ltr i] { direction: ltr }
[dir=rtl i] { direction: rtl }
:is([dir], bdi, output):dir(rtl) { direction: rtl }
:is([dir], bdi, output):dir(ltr) { direction: ltr }
address, blockquote, center, dialog, div, figure, figcaption, footer, form, header, hr, legend, li, listing, main,
menu, nav, ol, p, plaintext, pre, search, section, summary, ul, xmp, article, aside, h1, h2, h3, h4, h5, h6, hgroup,
table, caption, colgroup, col, thead, tbody, tfoot, tr, td, th, dir, dd, dl, dt, fieldset, optgroup, option,
bdi, output, [dir=ltr i], [dir=rtl i], [dir=auto i] { unicode-bidi: isolate }
bdo, bdo[dir] { unicode-bidi: isolate-override }
input[dir=auto i], textarea[dir=auto i], pre[dir=auto i] { unicode-bidi: plaintext }

/* 15.3.6 Sections and headings */
h1, h2, h3, h4, h5, h6 { font-weight: bold; break-after: avoid; break-inside: avoid }
h1 { margin-block: 0.67em; font-size: 2em; bookmark-level: 1 }
h2 { margin-block: 0.83em; font-size: 1.5em; bookmark-level: 2 }
h3 { margin-block: 1em; font-size: 1.17em; bookmark-level: 3 }
h4 { margin-block: 1.33em; font-size: 1em; bookmark-level: 4 }
h5 { margin-block: 1.67em; font-size: 0.83em; bookmark-level: 5 }
h6 { margin-block: 2.33em; font-size: 0.67em; bookmark-level: 6 }

/* 15.3.7 Lists */
dir, menu, ol, ul { margin-block: 1em; padding-inline-start: 40px; counter-reset: list-item }
:is(dir, dl, menu, ol, ul) :is(dir, dl, menu, ol, ul) { margin-block: 0 }
li { display: list-item; text-align: match-parent }
dir, menu, ul { list-style-type: disc }
:is(dir, menu, ol, ul) :is(dir, menu, ul) { list-style-type: circle }
:is(dir, menu, ol, ul) :is(dir, menu, ol, ul) :is(dir, menu, ul) { list-style-type: square }
ol { list-style-type: decimal }
::marker { unicode-bidi: isolate; font-variant-numeric: tabular-nums; white-space: pre; text-transform: none }

/* 15.3.8 Tables */
table { display: table; box-sizing: border-box; border-spacing: 2px; border-collapse: separate; text-indent: 0 }
caption { display: table-caption; text-align: center }
colgroup, colgroup[hidden] { display: table-column-group }
col, col[hidden] { display: table-column }
thead, thead[hidden] { display: table-header-group; vertical-align: middle }
tbody, tbody[hidden] { display: table-row-group; vertical-align: middle }
tfoot, tfoot[hidden] { display: table-footer-group; vertical-align: middle }
tr, tr[hidden] { display: table-row }
td, th { display: table-cell; padding: 1px }
:is(colgroup, col, thead, tbody, tfoot, tr, td, th)[hidden] { display: none }
tr, td, th { vertical-align: inherit }
table > tr { vertical-align: middle }
th { font-weight: bold; text-align: center }
table, thead, tbody, tfoot, tr, td, th { border-color: gray }
table:is([rules=none i], [rules=groups i], [rules=rows i], [rules=cols i], [rules=all i]) { border-style: hidden; border-collapse: collapse }
table[border]:not([border="0"]) { border-style: outset }
table[frame=void i] { border-style: hidden }
table[frame=above i] { border-style: outset hidden hidden hidden }
table[frame=below i] { border-style: hidden hidden outset hidden }
table[frame=hsides i] { border-style: outset hidden outset hidden }
table[frame=lhs i] { border-style: hidden hidden hidden outset }
table[frame=rhs i] { border-style: hidden outset hidden hidden }
table[frame=vsides i] { border-style: hidden outset }
table:is([frame=box i], [frame=border i]) { border-style: outset }
table:is([rules=none i], [rules=groups i], [rules=rows i], [rules=cols i], [rules=all i]),
table:is([rules=none i], [rules=groups i], [rules=rows i], [rules=cols i], [rules=all i]) > :is(colgroup, thead, tbody, tfoot),
table:is([rules=none i], [rules=groups i], [rules=rows i], [rules=cols i], [rules=all i]) > :is(thead, tbody, tfoot) > tr { border-color: black }
table[rules=groups i] > colgroup { border-inline-width: 1px; border-inline-style: solid }
table[rules=groups i] > :is(thead, tbody, tfoot) { border-block-width: 1px; border-block-style: solid }
table[rules=rows i] > :is(thead, tbody, tfoot) > tr { border-block-width: 1px; border-block-style: solid }

/* 15.3.10 Form controls: shown as they stand */
button, input, select, textarea, meter, progress { display: inline-block; text-indent: 0; text-align: start }
button { text-align: center }
textarea { white-space: pre-wrap }
optgroup { font-weight: bold }

/* 15.3.11 The hr element */
hr { color: gray; border-style: inset; border-width: 1px; margin: 0.5em auto }

/* 15.3.12 fieldset and legend */
fieldset { margin-inline: 2px; border: 2px groove silver; padding: 0.35em 0.625em }
legend { padding-inline: 2px }

/* 15.4 Replaced elements */
video, canvas { display: inline-block }
svg:not(:root) { display: inline }

/* CSS Generated Content for Paged Media 3, 2.4 and 2.5 */
::footnote-call { content: counter(footnote); font-variant-position: super }
::footnote-marker { content: counter(footnote) '. ' }

/* 15.5.6 details and summary: on paper they are open */
summary { display: list-item; list-style: disclosure-open inside }
`

export const userAgentSource: Source = { path: 'presskit: user agent style sheet', text }
