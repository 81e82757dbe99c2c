import { type Helper, spanOf } from '../helper.ts'
import { derived, nothing, textOf } from '../located.ts'

/** Addresses as links want them. */
export const linkHelpers: Readonly<Record<string, Helper>> = {
  mailto: link((address) => `mailto:${address}`),
  tel: link((number) => `tel:${number.replace(/\(0\)/g, '').replace(/(?!^\+)[^\d]/g, '')}`),
  href: link((address) => (/^[a-z][a-z\d+.-]*:|^#/i.test(address) ? address : `https://${address}`)),
}

function link(make: (text: string) => string): Helper {
  return { args: [1, 1], run: ({ args }) => derived(make(textOf(args[0] ?? nothing).trim()), spanOf(args)) }
}
