/** What the command line of the importer asks for. */
import { parseArgs } from 'node:util'
import type { DecimalMark } from './amount'
import { datePattern, type DatePattern } from './date-pattern'
import { importFieldNames } from './fields'
import { readTime } from './when'

export interface ImportRequest {
  path: string
  /** Id or short name of the provider. */
  provider: string
  /** Field → header, or `-` for none. */
  map: Record<string, string>
  /** Null: the provider's. */
  timeZone: string | null
  pattern: DatePattern | null
  defaultMinutes: number
  decimal: DecimalMark
  delimiter: string | null
  encoding: string | null
  service: string
  rejects: string | null
  dryRun: boolean
  /** Do not ask. */
  yes: boolean
}

export const importUsage = `Usage: pnpm import:bookings FILE.csv --provider ID [options]

Reads bookings or transactions from a CSV file of any size and records them. Importing a file again adds nothing.

  --provider ID         whose bookings they are: the provider's id or short name
  --map FIELD=HEADER    which column means what, as often as needed; FIELD=- ignores a column that looks right
                        fields: ${importFieldNames.slice(0, 9).join(', ')},
                        ${importFieldNames.slice(9).join(', ')}
  --time-zone ZONE      zone of times without an offset, e.g. Europe/Berlin (default: the provider's)
  --date-format FORMAT  how dates are written, e.g. dd/MM/yyyy or "MM/dd/yyyy h:mm a" (default: ISO)
  --time-of-day HH:MM   for dates without a time of day (default: 12:00)
  --decimal MARK        the mark before the cents, . or , (default: .)
  --delimiter CHAR      what separates the cells (default: found out)
  --encoding NAME       e.g. windows-1252 (default: utf-8, or what the file's mark says)
  --service NAME        the service of rows that name none (default: Imported service)
  --rejects FILE        where rows that cannot be imported go (default: rejected-FILE.csv)
  --dry-run             only check the file, write nothing
  --yes                 do not ask before writing

Exit code: 0 all rows imported · 1 something failed · 2 nothing imported, the file or the options are wrong
           3 imported, but some rows were rejected · 130 interrupted`

const MINUTE_MS = 60_000

const optionTypes = {
  provider: { type: 'string' },
  map: { type: 'string', multiple: true },
  'time-zone': { type: 'string' },
  'date-format': { type: 'string' },
  'time-of-day': { type: 'string' },
  decimal: { type: 'string' },
  delimiter: { type: 'string' },
  encoding: { type: 'string' },
  service: { type: 'string' },
  rejects: { type: 'string' },
  'dry-run': { type: 'boolean' },
  yes: { type: 'boolean' },
  help: { type: 'boolean' },
} as const

/** The request, `help`, or every problem of the command line. */
export function readRequest(args: readonly string[]): ImportRequest | 'help' | { problems: string[] } {
  const parsed = parsedArgs(args)
  if ('problems' in parsed) return parsed
  const { values, positionals } = parsed
  if (values.help === true) return 'help'
  const problems: string[] = []
  const complain = (problem: string): null => {
    problems.push(problem)
    return null
  }
  const [path = ''] = positionals
  if (positionals.length !== 1) complain(positionals.length === 0 ? 'Say which file to import.' : 'Import one file at a time.')
  if (values.provider === undefined) complain('Say whose bookings they are: --provider ID.')
  const request: ImportRequest = {
    path,
    provider: values.provider ?? '',
    map: readMap(values.map ?? [], complain),
    timeZone: readZone(values['time-zone'], complain),
    pattern: readPattern(values['date-format'], complain),
    defaultMinutes: readMinutes(values['time-of-day'] ?? '12:00', complain),
    decimal: readDecimal(values.decimal ?? '.', complain),
    delimiter: readDelimiter(values.delimiter, complain),
    encoding: values.encoding ?? null,
    service: values.service ?? 'Imported service',
    rejects: values.rejects ?? null,
    dryRun: values['dry-run'] ?? false,
    yes: values.yes ?? false,
  }
  return problems.length > 0 ? { problems } : request
}

type Complain = (problem: string) => null

function parsedArgs(args: readonly string[]) {
  try {
    return parseArgs({ args: args.filter(arg => arg !== '--'), options: optionTypes, allowPositionals: true })
  } catch (error) {
    return { problems: [`${error instanceof Error ? (error.message.split('. To ')[0] ?? '') : String(error)}.`.replace(/\.+$/, '.')] }
  }
}

function readMap(pairs: readonly string[], complain: Complain): Record<string, string> {
  const map: Record<string, string> = {}
  for (const pair of pairs) {
    const [field = '', ...header] = pair.split('=')
    if (field === '' || header.join('=') === '') complain(`--map ${pair} is not of the form FIELD=HEADER.`)
    else map[field] = header.join('=')
  }
  return map
}

function readZone(zone: string | undefined, complain: Complain): string | null {
  if (zone === undefined) return null
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  } catch {
    return complain(`"${zone}" is not a time zone; write for instance Europe/Berlin.`)
  }
}

function readPattern(format: string | undefined, complain: Complain): DatePattern | null {
  if (format === undefined) return null
  const pattern = datePattern(format)
  return 'problem' in pattern ? complain(`${pattern.problem}.`) : pattern
}

function readMinutes(text: string, complain: Complain): number {
  const time = readTime(text)
  if (time === null) complain(`"${text}" is not a time of day; write for instance 09:30.`)
  return (time?.timeMs ?? 0) / MINUTE_MS
}

function readDecimal(mark: string, complain: Complain): DecimalMark {
  if (mark !== '.' && mark !== ',') complain(`The decimal mark is . or , but not "${mark}".`)
  return mark === ',' ? ',' : '.'
}

function readDelimiter(text: string | undefined, complain: Complain): string | null {
  if (text === undefined) return null
  const delimiter = text === String.raw`\t` || text === 'tab' ? '\t' : text
  return delimiter.length === 1 ? delimiter : complain(`The delimiter is one character, but not "${text}".`)
}
