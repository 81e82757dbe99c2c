import Handlebars from 'handlebars'
import { expect, test } from 'vitest'
import { filled, kitOf } from './fill.ts'

const yaml = `
title: Fish & "Chips" <b>
empty: ''
zero: 0
yes: true
no: false
names: [Ann, Bo, Cy]
none: []
kinds: [row]
series: { title: Salt, season: 2, "odd key": odd }
cast:
  - { role: Kes, performers: [{ name: Lien }] }
  - { role: Mabus, performers: [] }
`

/** Our expander and Handlebars' own must write the same for what both have. */
test.each([
  ['escaping', '{{title}} {{{title}}} {{&title}} {{zero}} {{yes}} {{no}}'],
  ['paths', '{{series.title}} {{this.series.title}} {{./title}} {{series.[odd key]}} {{names.[1]}} {{names.length}}'],
  ['conditions', '{{#if title}}a{{/if}}{{#if empty}}b{{else}}c{{/if}}{{#if none}}d{{/if}}{{#if zero}}e{{/if}}'],
  ['includeZero', '{{#if zero includeZero=true}}a{{else}}b{{/if}}'],
  ['unless', '{{#unless none}}a{{/unless}}{{#unless yes}}b{{else}}c{{/unless}}'],
  ['else if', '{{#if no}}a{{else if empty}}b{{else if yes}}c{{else}}d{{/if}}'],
  [
    'each over a list',
    '{{#each names}}{{@index}}{{this}}{{#if @first}}!{{/if}}{{#unless @last}}, {{/unless}}{{/each}}',
  ],
  ['each over a record', '{{#each series}}{{@key}}={{this}};{{/each}}'],
  ['each with names', '{{#each cast as |member i|}}{{i}} {{member.role}} {{../zero}};{{/each}}'],
  ['each over nothing', '{{#each none}}x{{else}}none{{/each}}{{#each missing}}x{{else}}missing{{/each}}'],
  [
    'nested loops',
    '{{#each cast}}{{#each performers}}{{name}} as {{../role}} in {{../../series.title}}{{/each}}{{/each}}',
  ],
  [
    'with',
    '{{#with series}}{{title}} {{../zero}} {{@root.series.season}}{{/with}}{{#with missing}}x{{else}}y{{/with}}',
  ],
  ['with a name', '{{#with series as |s|}}{{s.title}}{{/with}}'],
  ['sections', '{{#names}}{{this}}{{/names}}{{#series}}{{title}}{{/series}}{{^none}}none{{/none}}{{#yes}}y{{/yes}}'],
  ['conditions keep the context', '{{#each cast}}{{#if role}}{{role}}{{../zero}}{{/if}}{{/each}}'],
  ['lookup', '{{lookup names 1}} {{#each names}}{{lookup ../names @index}}{{/each}} {{lookup series "title"}}'],
  ['white space that ~ takes', 'a  {{~title~}}  b\n{{#if yes ~}}  c  {{~/if}} d'],
  ['lines with one tag alone', 'a\n  {{#each names}}\n    {{this}}\n  {{/each}}\nb\n{{! a comment }}\nc\n'],
  ['else on its own line', '{{#if no}}\n  a\n{{else}}\n  b\n{{/if}}\nc'],
  ['comments', 'a{{! b }}c{{!-- d }} --}}e'],
  ['escaped tags', 'a \\{{title}} \\\\{{zero}}'],
  ['raw tags in text', 'a { b } {c}'],
  ['partials', '{{> row}}|{{> row series}}|{{> row title="over"}}|{{> deep/one}}'],
  ['partials on their own line', 'a\n{{> row}}\nb'],
  ['a partial whose name is worked out', '{{> (lookup kinds 0)}}'],
  ['partials in loops', '{{#each cast}}{{> member last=@last}}{{/each}}'],
  ['partial blocks', '{{#> frame}}in {{title}}{{/frame}} {{#> missing}}instead{{/missing}}'],
  ['partial blocks in one another', '{{#> frame}}a{{#> frame}}b{{/frame}}c{{/frame}}'],
  ['inline partials', '{{#*inline "x"}}<{{this}}>{{/inline}}{{#each names}}{{> x}}{{/each}}'],
  ['layouts', '{{#> layout}}{{#*inline "head"}}H{{zero}}{{/inline}}body{{/layout}}'],
])('%s', (_, template) => {
  const partials = {
    row: '[{{title}}]',
    'deep/one': '1',
    member: '{{role}}{{#unless last}}, {{/unless}}',
    frame: '<{{> @partial-block}}>',
    layout: '{{#> head}}default{{/head}}:{{> @partial-block}}',
  }
  const handlebars = Handlebars.create()
  handlebars.registerPartial(partials)
  expect(filled(template, yaml, partials)).toBe(handlebars.compile(template)(kitOf(yaml).data))
})
