/** Figures as people write them. */

/** "12,5" and "12.5" alike as the exact decimal that the API takes; null for an empty field. */
export const decimalOf = (text: string): string | null => text.trim().replace(',', '.') || null

/** Whether the text is an amount of money, or nothing. */
export const isAmount = (text: string): boolean => /^(\d{1,14}([.,]\d{1,4})?)?$/.test(text.trim())

/** The number that was written, "4,5" and "-4.5" alike; null for an empty field, NaN for what is none. */
export const numberOf = (text: string): number | null => {
  const decimal = decimalOf(text)
  if (decimal === null) return null
  return /^-?\d{1,14}(\.\d{1,12})?$/.test(decimal) ? Number(decimal) : NaN
}

/** Percent as the exact share of 1: "5" is "0.05"; null for an empty field or what is no number. */
export const shareOfPercent = (text: string): string | null => {
  const decimal = decimalOf(text)
  if (decimal === null || !/^\d{1,3}(\.\d{1,4})?$/.test(decimal)) return null
  const [whole = '', rest = ''] = decimal.split('.')
  const digits = `${whole.padStart(3, '0')}${rest}`
  return `${Number(digits.slice(0, -2 - rest.length))}.${digits.slice(-2 - rest.length)}`
}
