import { GraphQLError } from 'graphql'

export type ErrorCode = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'CONFLICT' | 'BAD_USER_INPUT' | 'RATE_LIMITED'

/** An offending field of an input: `path` as the sender wrote it, e.g. `events.3.payload.startsAt`. */
export interface FieldProblem {
  path: string
  message: string
}

/** The one error that the house throws on purpose; everything else is masked as INTERNAL_SERVER_ERROR. */
export class DomainError extends GraphQLError {
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string, extensions: Record<string, unknown> = {}) {
    super(message, { extensions: { ...extensions, code } })
    this.name = 'DomainError'
    this.code = code
  }
}

export const unauthenticated = () => new DomainError('UNAUTHENTICATED', 'Sign in to go on.')

export const forbidden = (permission: string) => new DomainError('FORBIDDEN', `This needs the permission "${permission}".`, { permission })

/** For ids that do not exist and for ids of another provider alike. */
export const notFound = (what: string) => new DomainError('NOT_FOUND', `${what} was not found.`)

export const conflict = (message: string) => new DomainError('CONFLICT', message)

/** Names every offending field, in the message and in `extensions.fields`. */
export const badInput = (fields: readonly FieldProblem[]) =>
  new DomainError('BAD_USER_INPUT', fields.map(field => (field.path ? `${field.path}: ${field.message}` : field.message)).join('\n'), {
    fields,
  })

export const rateLimited = (retryAfterSeconds: number) =>
  new DomainError('RATE_LIMITED', `Too many attempts. Try again in ${retryAfterSeconds} seconds.`, { retryAfterSeconds })
