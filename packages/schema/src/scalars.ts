import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'
import { GraphQLDateTime, GraphQLJSON } from 'graphql-scalars'

const refuse = (message: string): never => {
  throw new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } })
}

/** A scalar that is a string on the wire and must pass `check`, which returns the canonical form or null. */
const textScalar = (name: string, description: string, example: string, check: (text: string) => string | null) => {
  const read = (value: unknown): string | null => (typeof value === 'string' ? check(value) : null)
  const parse = (value: unknown): string => read(value) ?? refuse(`${name} must look like "${example}".`)
  // A value of ours that does not fit is our fault, not the sender's.
  const serialize = (value: unknown): string => {
    const text = read(value)
    if (text === null) throw new TypeError(`${name} cannot say ${JSON.stringify(value)}.`)
    return text
  }
  return new GraphQLScalarType<string, string>({
    name,
    description,
    serialize,
    parseValue: parse,
    parseLiteral: node => parse(node.kind === Kind.STRING ? node.value : null),
  })
}

/** A day that every month has: answers hold thousands of dates, and hardly one of another kind. */
const plainDate = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/

const calendarDate = (text: string): string | null => {
  if (plainDate.test(text)) return text
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const instant = new Date(`${text}T00:00:00Z`)
  return Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== text ? null : text
}

export const DateScalar = textScalar('Date', "A calendar date in the provider's time zone, such as 2026-11-22.", '2026-11-22', calendarDate)

export const LocalTimeScalar = textScalar('LocalTime', "A wall-clock time in the provider's time zone, such as 09:30.", '09:30', text => {
  const match = /^([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?$/.exec(text)
  return match ? `${match[1]}:${match[2]}` : null
})

export const DecimalScalar = textScalar(
  'Decimal',
  'An exact decimal number as a string, such as "1234.50"; never a float. At most 14 digits before the point and 4 after it.',
  '1234.50',
  text => (/^-?\d{1,14}(\.\d{1,4})?$/.test(text) ? text : null),
)

export const CurrencyCodeScalar = textScalar('CurrencyCode', 'An ISO 4217 currency code, such as EUR.', 'EUR', text =>
  /^[A-Z]{3}$/.test(text) ? text : null,
)

/** RFC 3339 instant, UTC. */
export const DateTimeScalar = GraphQLDateTime

export const JsonScalar = GraphQLJSON
