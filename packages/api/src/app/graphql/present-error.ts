import type { GraphQLFormattedError } from 'graphql'
import { GraphQLError } from 'graphql'
import type { Logger } from 'pino'
import { DomainError, type FieldProblem } from '../../core/errors'
import { limits } from './limits'

const mostLocations = 5

/** graphql-js quotes what it was sent, however long it is. */
const inShort = (message: string): string => (message.length > limits.errorMessage ? `${message.slice(0, limits.errorMessage)} …` : message)

/** Where a refused document errs; a rule that compares everything with everything names hundreds of places. */
const inBrief = ({ locations, ...error }: GraphQLFormattedError): GraphQLFormattedError => ({
  ...error,
  message: inShort(error.message),
  ...(locations && { locations: locations.slice(0, mostLocations) }),
})

const variableProblem = /^Variable "\$(?<variable>[^"]+)" got invalid value .*?(?: at "(?<path>[^"]+)")?; (?<reason>[\s\S]+)$/
const missingVariable = /^Variable "\$(?<variable>[^"]+)" of (?:required|non-null) type (?<reason>[\s\S]+)$/

/** The offending field of a coercion error of graphql-js, in our dialect; none for other messages. */
export const coercionProblems = (message: string): FieldProblem[] => {
  const invalid = variableProblem.exec(message)?.groups
  if (invalid) return [{ path: invalid.path ?? invalid.variable ?? '', message: invalid.reason ?? message }]
  const missing = missingVariable.exec(message)?.groups
  return missing ? [{ path: missing.variable ?? '', message }] : []
}

const masked = ({ locations, path }: GraphQLFormattedError): GraphQLFormattedError => ({
  message: 'Something went wrong on our side.',
  ...(locations && { locations }),
  ...(path && { path }),
  extensions: { code: 'INTERNAL_SERVER_ERROR' },
})

const causeOf = (error: unknown): unknown => (error instanceof GraphQLError && error.originalError ? error.originalError : error)

/** What a client may know of an error: our own as they are, input errors with their fields, everything else masked and logged. */
export const presentError = (log: Pick<Logger, 'error'>, formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
  const code = formatted.extensions?.code
  const problems = coercionProblems(formatted.message)
  if (problems.length > 0) {
    const fields = problems.map(({ path, message }) => ({ path, message: inShort(message) }))
    return { ...inBrief(formatted), extensions: { code: 'BAD_USER_INPUT', fields } }
  }
  const isOurs = causeOf(error) instanceof DomainError
  if (code !== undefined && code !== 'INTERNAL_SERVER_ERROR')
    return { ...(isOurs ? formatted : inBrief(formatted)), extensions: withoutStack(formatted.extensions) }
  log.error({ err: causeOf(error), path: formatted.path }, 'an operation failed')
  return masked(formatted)
}

const withoutStack = (extensions: GraphQLFormattedError['extensions']) => {
  const { stacktrace: _stacktrace, http: _http, ...shown } = extensions ?? {}
  return shown
}
