/** A pattern such as `dd/MM/yyyy HH:mm`, as `--date-format` takes it. */
import type { DateParts } from './when'

export interface DatePattern {
  text: string
  read(cell: string): DateParts | null
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Expressions for the tokens; longer tokens first, so that `MM` is not read as `M` twice. */
const TOKENS = {
  yyyy: String.raw`(?<year>\d{4})`,
  yy: String.raw`(?<shortYear>\d\d)`,
  MMM: String.raw`(?<monthName>[A-Za-z]{3,9})\.?`,
  MM: String.raw`(?<month>\d\d)`,
  M: String.raw`(?<month>\d{1,2})`,
  dd: String.raw`(?<day>\d\d)`,
  d: String.raw`(?<day>\d{1,2})`,
  HH: String.raw`(?<hour>\d\d)`,
  H: String.raw`(?<hour>\d{1,2})`,
  hh: String.raw`(?<hour>\d\d)`,
  h: String.raw`(?<hour>\d{1,2})`,
  mm: String.raw`(?<minute>\d\d)`,
  ss: String.raw`(?<second>\d\d)(?:[.,]\d+)?`,
  a: String.raw`(?<half>[AaPp][Mm])`,
} as const

const TOKEN = /yyyy|yy|MMM|MM|M|dd|d|HH|H|hh|h|mm|ss|a/g

/** The pattern, or what is wrong with it. */
export function datePattern(text: string): DatePattern | { problem: string } {
  const unknown = text.replace(TOKEN, '').replace(/[^A-Za-z]/g, '')
  const found: string[] = text.match(TOKEN) ?? []
  const has = (...tokens: string[]) => tokens.some(token => found.includes(token))
  if (unknown !== '' || !has('yyyy', 'yy') || !has('MMM', 'MM', 'M') || !has('dd', 'd') || new Set(found.map(kind)).size !== found.length)
    return { problem: `"${text}" is not a date format; write for instance dd/MM/yyyy, MM/dd/yyyy HH:mm or d MMM yyyy` }
  const source = text
    .split(/(yyyy|yy|MMM|MM|M|dd|d|HH|H|hh|h|mm|ss|a)/)
    .map(part => (part in TOKENS ? TOKENS[part as keyof typeof TOKENS] : escaped(part)))
  const expression = new RegExp(`^${source.join('')}$`)
  return { text, read: cell => partsOf(expression.exec(cell)?.groups) }
}

/** Tokens of one kind exclude each other. */
const kind = (token: string) => (token === 'a' ? 'a' : token.startsWith('h') ? 'H' : (token[0] ?? ''))

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`).replace(/ +/g, ' +')

function partsOf(groups: Record<string, string | undefined> | undefined): DateParts | null {
  if (groups === undefined) return null
  const month = groups.monthName === undefined ? Number(groups.month) : MONTHS.indexOf(groups.monthName.slice(0, 3).toLowerCase()) + 1
  const year = groups.year ?? String(centuryOf(Number(groups.shortYear)))
  const timeMs = timeOf(groups)
  if (month === 0 || timeMs === undefined) return null
  return { date: `${year}-${String(month).padStart(2, '0')}-${(groups.day ?? '').padStart(2, '0')}`, timeMs, offsetMs: null }
}

/** Two digits mean 1970 to 2069. */
const centuryOf = (year: number) => (year < 70 ? 2000 + year : 1900 + year)

/** Milliseconds since midnight; null where the pattern has no hour, undefined where the hour does not exist. */
function timeOf({ hour, minute = '0', second = '0', half }: Record<string, string | undefined>): number | null | undefined {
  if (hour === undefined) return null
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0)
  if (hours > 23 || Number(minute) > 59 || Number(second) > 59 || (half !== undefined && (Number(hour) < 1 || Number(hour) > 12)))
    return undefined
  return ((hours * 60 + Number(minute)) * 60 + Number(second)) * 1000
}
