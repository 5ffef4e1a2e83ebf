/** Takes out of a text for the log whatever may be about a person; the words of the program stay. */

const EMAIL = /[^\s@"'<>(),;:]+(?:@|%40)[^\s@"'<>(),;:]+/gi
/** Digits as telephone numbers group them; not those of an id, an instant or a version. */
const DIGITS = /(?<![\w.-])\+?\(?\d[\d\s()./-]{5,}\d(?![\w-])/g
const ADDRESS = /^\d{1,3}(\.\d{1,3}){3}$/
const DOUBLE_QUOTED = /"(?:[^"\\]|\\.)*"?/g
/** Not the apostrophe within a word. */
const SINGLE_QUOTED = /(?<!\w)'[^']*'(?!\w)/g
const LONGEST = 1000

/** What is quoted in an error is what somebody sent; addresses and numbers may stand anywhere. */
export const scrubbed = (text: string): string =>
  text
    .slice(0, LONGEST)
    .replace(DOUBLE_QUOTED, '"…"')
    .replace(SINGLE_QUOTED, "'…'")
    .replace(EMAIL, '…')
    .replace(DIGITS, match => (ADDRESS.test(match) ? match : '…'))

interface Fault {
  name?: unknown
  message?: unknown
  stack?: unknown
  code?: unknown
  constraint?: unknown
  table?: unknown
  column?: unknown
}

const word = (value: unknown): string | undefined => (typeof value === 'string' && /^[\w.-]{1,100}$/.test(value) ? value : undefined)

/** Where it came from, without the message that the stack begins with. */
const framesOf = (stack: unknown): string | undefined =>
  typeof stack === 'string'
    ? stack
        .split('\n')
        .filter(line => /^\s+at /.test(line))
        .join('\n')
    : undefined

/** Of an error only what tells where it came from: its other properties hold rows and parameters. */
export const faultOf = (error: unknown) => {
  const { name, message, stack, code, constraint, table, column } = (error ?? {}) as Fault
  return {
    type: word(name),
    message: typeof message === 'string' ? scrubbed(message) : undefined,
    stack: framesOf(stack),
    code: typeof code === 'number' ? code : word(code),
    constraint: word(constraint),
    table: word(table),
    column: word(column),
  }
}

/** What may be logged, by name. Anything else never reaches the log, whoever says it. */
const allowed: ReadonlySet<string> = new Set([
  'business',
  'code',
  'count',
  'err',
  'error',
  'file',
  'job',
  'kind',
  'method',
  'milliseconds',
  'ms',
  'path',
  'providerId',
  'route',
  'status',
  'table',
  'worker',
])

const plain = (value: unknown): unknown => {
  if (typeof value === 'string') return scrubbed(value)
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (Array.isArray(value)) return value.map(each => (typeof each === 'string' || typeof each === 'number' ? plain(each) : null))
  return undefined
}

/** The fields that may be logged. Errors are left to their serializer. */
export const loggable = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => allowed.has(name))
      .map(([name, value]) => [name, name === 'err' || name === 'error' ? value : plain(value)]),
  )

/** The arguments of a call of the logger, its message scrubbed; an error says nothing but what `faultOf` lets through. */
export const loggedArguments = ([first, ...rest]: readonly unknown[]): [unknown, ...string[]] => {
  const texts = rest.map(each => scrubbed(String(each)))
  if (typeof first === 'string') return [scrubbed(first), ...texts]
  // Without a message the logger would take that of the error, as it is.
  const [message = 'failed', ...others] = texts
  return [first instanceof Error ? { err: first } : first, message, ...others]
}
