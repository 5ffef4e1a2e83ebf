import type { ChannelSpendInput } from '@dashboard/schema'
import type { AcquisitionChannel } from '@dashboard/schema/vocabulary'
import type { FieldProblem } from '../../../core/errors'
import { compare, currencyDigits, roundAmount } from '../../../core/money'
import { textProblem } from '../../../core/text'
import { lastDayProblem } from '../day-span'

/** What a channel cost, checked and in one spelling. */
export interface SpendDetails {
  channel: AcquisitionChannel
  /** Exact decimal. */
  amount: string
  startsOn: string
  endsOn: string
  note: string | null
}

const LARGEST = '9999999999'
const LONGEST_NOTE = 200

const amountProblem = (amount: string, currency: string): string | null => {
  if (compare(amount, '0') <= 0) return 'must be more than 0'
  if (compare(amount, LARGEST) > 0) return `must not be more than ${LARGEST}`
  if (compare(amount, roundAmount(amount, currency)) === 0) return null
  const digits = currencyDigits(currency)
  return digits === 0 ? 'must be a whole amount in this currency' : `must not have more than ${digits} decimal places`
}

/** The details of an input; an empty note is none. */
export const spendDetails = ({ channel, amount, startsOn, endsOn, note }: ChannelSpendInput): SpendDetails => {
  const tidy = note?.trim() ?? ''
  return { channel, amount, startsOn, endsOn, note: tidy === '' ? null : tidy }
}

/** What is wrong with them; none where nothing is. */
export const spendProblems = ({ amount, startsOn, endsOn, note }: SpendDetails, currency: string): FieldProblem[] =>
  [
    { path: 'input.amount', message: amountProblem(amount, currency) },
    { path: 'input.endsOn', message: lastDayProblem(startsOn, endsOn) },
    { path: 'input.note', message: note === null ? null : textProblem(note, { max: LONGEST_NOTE }) },
  ].flatMap(({ path, message }) => (message === null ? [] : [{ path, message }]))
