/** Names that senders give to people. One that is an address or a number of that person is kept as a keyed hash. */
import { createHmac } from 'node:crypto'

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
const PHONE = /^[+(][\d\s()./-]{6,}$/
const NUMBER = /^[\d\s()+./-]+$/
const HIDDEN = /^hidden-[0-9a-f]{32}$/
const SHOWN_DIGITS = 6

/** What counts of an address or number: how its letters are cased, or its digits are grouped, tells nobody apart. */
const essence = (text: string): string => {
  if (EMAIL.test(text)) return text.toLowerCase()
  return NUMBER.test(text) ? text.replace(/\D/g, '') : text
}

/** Whether a ref is itself an e-mail address or a telephone number. */
export const isPersonalRef = (ref: string): boolean => EMAIL.test(ref) || PHONE.test(ref)

/** The ref that stands for `text`, always the same under one key; nobody without the key finds the text from it, or makes sure of a guess. */
export const hiddenRef = (key: Buffer, text: string): string =>
  `hidden-${createHmac('sha256', key).update(essence(text)).digest('hex').slice(0, 32)}`

/** What to call somebody of whom only the ref is known. */
export const nameOfRef = (kind: 'Customer' | 'Member', ref: string): string =>
  HIDDEN.test(ref) ? `${kind} ${ref.slice(-SHOWN_DIGITS)}` : ref
