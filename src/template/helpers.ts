import type { BlockHelper, Helper } from './helper.ts'
import { creditHelpers } from './helpers/credits.ts'
import { dateHelpers } from './helpers/dates.ts'
import { labelHelpers } from './helpers/labels.ts'
import { linkHelpers } from './helpers/links.ts'
import { listHelpers } from './helpers/lists.ts'
import { blockLogic, valueLogic } from './helpers/logic.ts'
import { proseHelpers } from './helpers/prose.ts'
import { textHelpers } from './helpers/text.ts'

/** Helpers that make a value, by the name templates call them by. Each has its example in docs/helpers.md. */
export const valueHelpers: Readonly<Record<string, Helper>> = {
  ...valueLogic,
  ...textHelpers,
  ...labelHelpers,
  ...proseHelpers,
  ...listHelpers,
  ...creditHelpers,
  ...dateHelpers,
  ...linkHelpers,
}

/** Helpers that write a block. */
export const blockHelpers: Readonly<Record<string, BlockHelper>> = blockLogic
