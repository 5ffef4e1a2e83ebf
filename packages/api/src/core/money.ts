/** Exact money: decimal strings in and out, big.js between, never a float. */
import Big from 'big.js'

/** Every stored amount and measure has four decimal places: numeric(18,4). */
const STORED_DIGITS = 4
const UNITS_PER_ONE = 10_000n
const UNITS_PER_NUMBER = 10_000

/** The exact sum of decimal strings; "0" for none. */
export const add = (...values: readonly string[]): string => values.reduce((sum, value) => sum.plus(value), new Big(0)).toFixed()

/** `a − b`, exact. */
export const subtract = (a: string, b: string): string => new Big(a).minus(b).toFixed()

/** `a × b`, exact. */
export const multiply = (a: string, b: string): string => new Big(a).times(b).toFixed()

/** −1, 0 or 1 as `a` is below, equal to or above `b`; for sorting. */
export const compare = (a: string, b: string): -1 | 0 | 1 => new Big(a).cmp(b)

/** Whether the amount is zero, however written ("0.00", "-0"). */
export const isZero = (value: string): boolean => new Big(value).eq(0)

const digitsByCurrency = new Map<string, number>()

/** Digits after the point that the currency has (ISO 4217): USD 2, JPY 0, KWD 3. Throws RangeError for what is no currency code. */
export const currencyDigits = (currency: string): number => {
  const known = digitsByCurrency.get(currency)
  if (known !== undefined) return known
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  digitsByCurrency.set(currency, digits)
  return digits
}

/** The amount rounded half up to the currency's digits: "12.345" USD → "12.35". */
export const roundAmount = (value: string, currency: string): string =>
  new Big(value).round(currencyDigits(currency), Big.roundHalfUp).toFixed()

/** The amount with exactly the currency's digits: "12.5" → "12.50" USD, "12" JPY. */
export const formatAmount = (value: string, currency: string): string => new Big(value).toFixed(currencyDigits(currency), Big.roundHalfUp)

const speakers = new Map<string, Intl.NumberFormat>()

/** The amount for an English sentence, exact: "$1,234.50", "€12.00". */
export const sayAmount = (value: string, currency: string): string => {
  const speaker = speakers.get(currency) ?? new Intl.NumberFormat('en', { style: 'currency', currency })
  speakers.set(currency, speaker)
  // Handed over as text, digits are not lost; the type of TypeScript's library does not know it yet.
  return speaker.format(formatAmount(value, currency) as Intl.StringNumericLiteral)
}

/** A stored decimal as whole ten-thousandths, for adding many exactly: "12.5" → 125000n. At most four decimals. */
export const toUnits = (value: string): bigint => {
  const point = value.indexOf('.')
  if (point < 0) return BigInt(value) * UNITS_PER_ONE
  return BigInt(value.slice(0, point) + value.slice(point + 1).padEnd(STORED_DIGITS, '0'))
}

/** Ten-thousandths as the shortest decimal string: 125000n → "12.5". */
export const fromUnits = (units: bigint): string => {
  // Most amounts are small and many are whole; BigInt division is slow.
  const size = Number(units)
  if (size % UNITS_PER_NUMBER === 0 && Number.isSafeInteger(size)) return String(size / UNITS_PER_NUMBER)
  return exactly(units)
}

const exactly = (units: bigint): string => {
  const sign = units < 0n ? '-' : ''
  const size = units < 0n ? -units : units
  const fraction = size % UNITS_PER_ONE
  const whole = `${sign}${size / UNITS_PER_ONE}`
  return fraction === 0n ? whole : `${whole}.${String(fraction).padStart(STORED_DIGITS, '0').replace(/0+$/, '')}`
}
