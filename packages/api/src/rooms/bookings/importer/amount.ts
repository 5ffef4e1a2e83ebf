/** Amounts of money as people write them into files. */
export type DecimalMark = '.' | ','

export type ReadAmount = { amount: string } | { problem: string }

const SIGNS = /^(?:[\p{Sc}]|[A-Z]{3})?\s*|\s*(?:[\p{Sc}]|[A-Z]{3})?$/gu

/** The exact decimal in a cell, `"$1,234.50"` → `1234.50`; separators of thousands must stand at thousands. */
export function readAmount(cell: string, mark: DecimalMark): ReadAmount {
  const text = cell.trim().replace(SIGNS, '')
  if (text === '') return { problem: 'the amount is empty' }
  if (/^[-−(]/.test(text)) return { problem: `the amount ${cell.trim()} is negative; money given back is not a booking` }
  const [whole = '', fraction, ...rest] = text.split(mark)
  const digits = wholeDigits(whole, mark)
  if (digits === null || rest.length > 0 || (fraction !== undefined && !/^\d+$/.test(fraction)))
    return { problem: `"${cell.trim()}" is not an amount${hint(text, mark)}` }
  return { amount: fraction === undefined ? digits : `${digits}.${fraction}` }
}

/** The digits before the decimal mark; null where separators stand elsewhere than at thousands. */
function wholeDigits(whole: string, mark: DecimalMark): string | null {
  const separators = mark === '.' ? /[,' \u00a0\u202f]/ : /[.' \u00a0\u202f]/
  if (/^\d+$/.test(whole)) return whole
  const [first = '', ...groups] = whole.split(separators)
  return /^\d{1,3}$/.test(first) && groups.length > 0 && groups.every(group => /^\d{3}$/.test(group)) ? [first, ...groups].join('') : null
}

function hint(text: string, mark: DecimalMark): string {
  return mark === '.' && /^[\d.]*,\d{1,2}$/.test(text) ? ' (if a comma stands before the cents, say --decimal ,)' : ''
}
