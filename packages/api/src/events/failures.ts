import { conflict } from '../core/errors'

const NUMERIC_OUT_OF_RANGE = '22003'
/** Lost connection, restart, deadlock, out of resources: the same batch may well succeed a moment later. */
const PASSING = /^(08|40|53|57)|^25006$/
const CONNECTION_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'])
const CONNECTION_MESSAGES = /connection (terminated|error|timeout)|not queryable|client has encountered/i

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '')

/** Whether a failure lies in the circumstances and not in the events. */
export const isPassing = (error: unknown): boolean => {
  const code = codeOf(error)
  return PASSING.test(code) || CONNECTION_CODES.has(code) || (error instanceof Error && CONNECTION_MESSAGES.test(error.message))
}

/** A failure as the caller should hear of it. */
export const explained = (error: unknown): unknown =>
  codeOf(error) === NUMERIC_OUT_OF_RANGE ? conflict('A sum of these amounts would be larger than can be stored.') : error
