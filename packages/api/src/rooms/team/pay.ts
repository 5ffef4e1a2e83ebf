/** What members are paid. */
import { compare, currencyDigits } from '../../core/money'

const HIGHEST_RATE = '1000000'

/** What is wrong with a decimal as pay for an hour; null where nothing is. */
export const rateProblem = (rate: string, currency: string): string | null => {
  if (compare(rate, '0') < 0) return 'must not be negative'
  if (compare(rate, HIGHEST_RATE) > 0) return `must not be more than ${HIGHEST_RATE}`
  const digits = currencyDigits(currency)
  const fraction = (rate.split('.')[1] ?? '').replace(/0+$/, '')
  if (fraction.length <= digits) return null
  return digits === 0 ? 'must be a whole amount in this currency' : `must not have more than ${digits} decimal places`
}

/** What is wrong with a commission in percent; null where nothing is. */
export const commissionProblem = (percent: number): string | null => {
  if (!(percent >= 0 && percent <= 100)) return 'must be between 0 and 100'
  // The shortest spelling of the number is what the sender wrote.
  return /^\d+(\.\d{1,2})?$/.test(String(percent)) ? null : 'must not have more than 2 decimal places'
}
