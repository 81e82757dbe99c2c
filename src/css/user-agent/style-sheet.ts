import type { Source } from '../../diagnostic.ts'

/**
 * The engine's own style sheet: the rendering section of the HTML standard, as far as paper goes.
 * https://html.spec.whatwg.org/multipage/rendering.html
 */
const text = `
/* 15.3.1 Hidden elements */
area, base, basefont, datalist, head, link, meta, noembed, noframes, param, script, style, template, title,
[hidden]:not([hidden=until-found i]), dialog:not([open]), source, track, audio:not([controls]) { display: none }
input[type=hidden i] { display: none !important }
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
footer, form, frameset, frame, h1, h2, h3, h4, h5, h6, header, hgroup, hr, legend, li, listing, main, menu, nav, ol,
optgroup, option, p, plaintext, pre, search, section, summary, ul, xmp { display: block }
slot { display: contents }
blockquote, figure { margin: 1em 40px }
dl, p, listing, plaintext, pre, xmp { margin-block: 1em }
dialog[open] {
  position: absolute; inset-inline: 0; width: fit-content; height: fit-content; margin: auto; border: solid;
  padding: 1em; background-color: canvas; color: canvastext
}

/* 15.3.4 Phrasing content */
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
abbr[title], acronym[title] { text-decoration: dotted underline }
:any-link { color: linktext; text-decoration: underline }
q::before { content: open-quote }
q::after { content: close-quote }
marquee { display: inline-block; text-align: initial }
/* Annotations stand in line, in parentheses: the page's own or, where it has none, ours. */
ruby, rb, rp, rt, rtc { display: inline }
rt:not(rp + rt)::before { content: '(' }
rt:not(:has(+ rp))::after { content: ')' }

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
th { font-weight: bold; text-align: -internal-th-center }
thead, tbody, tfoot, tr { border-color: inherit }
table, td, th { border-color: gray }
table:is([rules=none i], [rules=groups i], [rules=rows i], [rules=cols i], [rules=all i]) {
  border-style: hidden; border-collapse: collapse
}
table[border]:not([border="0"]), table:is([frame=box i], [frame=border i]) { border-style: outset }
table[frame=void i] { border-style: hidden }
table[frame=above i] { border-style: outset hidden hidden hidden }
table[frame=below i] { border-style: hidden hidden outset hidden }
table[frame=hsides i] { border-style: outset hidden outset hidden }
table[frame=lhs i] { border-style: hidden hidden hidden outset }
table[frame=rhs i] { border-style: hidden outset hidden hidden }
table[frame=vsides i] { border-style: hidden outset }
table:is(
  [rules=none i], [rules=groups i], [rules=rows i], [rules=cols i], [rules=all i],
  [frame=void i], [frame=above i], [frame=below i], [frame=hsides i], [frame=lhs i], [frame=rhs i], [frame=vsides i],
  [frame=box i], [frame=border i]
), table:is([rules=none i], [rules=groups i], [rules=rows i], [rules=cols i], [rules=all i]) > * > tr > :is(td, th) {
  border-color: black
}
table[rules=groups i] > colgroup { border-inline-width: 1px; border-inline-style: solid }
table[rules=groups i] > :is(thead, tbody, tfoot), table[rules=rows i] > :is(thead, tbody, tfoot) > tr {
  border-block-width: 1px; border-block-style: solid
}

/* 15.3.10 and 15.5 Form controls: shown as they stand */
button, input, select, textarea, meter, progress { display: inline-block; text-indent: 0; text-align: start }
button, input, select, textarea { letter-spacing: 0; word-spacing: 0; line-height: normal; text-transform: none }
input, select, textarea { border: 1px solid gray; padding: 1px 2px; background-color: field; color: fieldtext }
input { width: 20ch; min-height: 1lh; overflow: clip; white-space: pre }
textarea { width: 20ch; height: 2lh; white-space: pre-wrap; overflow: hidden; vertical-align: text-bottom }
select { padding: 0 2px }
button, input:is([type=submit i], [type=reset i], [type=button i], [type=color i]) {
  box-sizing: border-box; width: auto; overflow: visible; text-align: center; border: 2px outset buttonborder;
  padding: 1px 6px; background-color: buttonface; color: buttontext
}
input:is([type=checkbox i], [type=radio i]) {
  box-sizing: border-box; width: 13px; height: 13px; min-height: 0; margin: 3px 3px 3px 4px; padding: 2px
}
input[type=radio i] { border-radius: 50%; margin: 3px 3px 0 5px }
input:is([type=checkbox i], [type=radio i]):checked { background: black content-box }
input[type=radio i]:checked { background: radial-gradient(black 3.5px, transparent 3.5px) }
input[type=image i], input[type=file i], input[type=range i] { border: 0; padding: 0; width: auto }
input[type=range i] { width: 129px }
select:not([multiple], [size]) option:not(:checked) { display: none }
option[label]:empty::before { content: attr(label) }
optgroup { font-weight: bold }
optgroup::before { content: attr(label); display: block }
select:not([multiple], [size]) optgroup { display: contents }
select:not([multiple], [size]) optgroup::before { content: none }
optgroup > option { font-weight: normal }
progress { width: 10em; height: 1em; box-sizing: border-box; border: 1px solid gray; vertical-align: -0.2em }
meter { width: 5em; height: 1em; box-sizing: border-box; border: 1px solid gray; vertical-align: -0.2em }

/* 15.3.11 The hr element */
hr { color: gray; border-style: inset; border-width: 1px; margin: 0.5em auto; overflow: hidden }

/* 15.3.12 fieldset and legend */
fieldset {
  min-width: min-content; margin-inline: 2px; border: 2px groove #c0c0c0; padding-block: 0.35em 0.625em;
  padding-inline: 0.75em
}
legend { padding-inline: 2px }

/* 15.4 Replaced elements */
iframe { border: 2px inset }
video { object-fit: contain }
video, canvas { display: inline-block }
svg:not(:root) { display: inline }

/* CSS Generated Content for Paged Media 3, 2.4 and 2.5 */
::footnote-call { content: counter(footnote); font-variant-position: super }
::footnote-marker { content: counter(footnote) '. ' }

/* 15.5.4 details and summary */
details > summary:first-of-type { display: list-item; list-style: disclosure-closed inside }
details[open] > summary:first-of-type { list-style-type: disclosure-open }
details:not(:has(> summary))::before { content: 'Details'; display: list-item; list-style: disclosure-closed inside }
details[open]:not(:has(> summary))::before { list-style-type: disclosure-open }
`

export const userAgentSource: Source = { path: 'presskit: user agent style sheet', text }
