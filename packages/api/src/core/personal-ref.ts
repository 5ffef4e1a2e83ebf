/** Names that senders give to people. One that is an address or a number of that person is kept as a keyed hash. */
import { createHmac } from 'node:crypto'

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
const PHONE = /^[+(][\d\s()./-]{6,}$/
const HIDDEN = /^hidden-[0-9a-f]{32}$/
const SHOWN_DIGITS = 6

/** What of a ref counts: how its letters are cased, or its digits are grouped, tells nobody apart. Null for refs that are no personal data. */
const personal = (ref: string): string | null => {
  if (EMAIL.test(ref)) return ref.toLowerCase()
  return PHONE.test(ref) ? ref.replace(/\D/g, '') : null
}

/** Whether a ref is itself an e-mail address or a telephone number. */
export const isPersonalRef = (ref: string): boolean => personal(ref) !== null

/** The ref that stands for `text`, always the same under one key; nobody without the key finds the text from it, or makes sure of a guess. */
export const hiddenRef = (key: Buffer, text: string): string =>
  `hidden-${createHmac('sha256', key)
    .update(personal(text) ?? text)
    .digest('hex')
    .slice(0, 32)}`

/** What to call somebody of whom only the ref is known. */
export const nameOfRef = (kind: 'Customer' | 'Member', ref: string): string =>
  HIDDEN.test(ref) ? `${kind} ${ref.slice(-SHOWN_DIGITS)}` : ref
