import { z } from 'zod'
import { currencyDigits, fromUnits, toUnits } from '../../core/money'

const PLAIN_DECIMAL = /^\d{1,18}(?:\.\d{1,18})?$/
/** Ten digits before the point: thousands of millions of such amounts still add up in numeric(18,4). */
const LARGEST = 9_999_999_999
const LARGEST_WHOLE_DIGITS = String(LARGEST).length

/** What is wrong with an amount of money in that currency; null where nothing is. */
const problemOf = (value: string, digits: number): string | null => {
  if (value.startsWith('-')) return 'must not be negative'
  if (!PLAIN_DECIMAL.test(value)) return 'must be an amount such as "12.50"'
  const [whole = '', fraction = ''] = value.split('.')
  if (whole.replace(/^0+/, '').length > LARGEST_WHOLE_DIGITS) return `must not be more than ${LARGEST}`
  if (fraction.replace(/0+$/, '').length > digits)
    return digits === 0 ? 'must be a whole amount in this currency' : `must not have more than ${digits} decimal places`
  return null
}

const stored = (value: string): string => {
  const [whole = '', fraction = ''] = value.split('.')
  return fromUnits(toUnits(`${whole}.${fraction.slice(0, 4)}`))
}

/** An amount of money, 0 or more, as a decimal string (or a JSON number); normalised to its shortest spelling. */
export const amount = (currency: string) => {
  const digits = currencyDigits(currency)
  return z.union([z.string(), z.number()]).transform((value, context) => {
    const text = String(value).trim()
    const problem = problemOf(text, digits)
    if (problem === null) return stored(text)
    context.addIssue({ code: 'custom', message: problem })
    return z.NEVER
  })
}
