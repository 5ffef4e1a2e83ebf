/** The database cannot be used; the message says what to do, and there is no stack because no code is at fault. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable'

  constructor(message: string) {
    super(message)
    this.stack = `${this.name}: ${message}`
  }
}

const reasons: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there; is PostgreSQL running?',
  ECONNRESET: 'the connection was cut',
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: 'the host name cannot be looked up',
  ETIMEDOUT: 'no answer in time',
  EHOSTUNREACH: 'the host cannot be reached',
  '28P01': 'user and password do not match',
  '28000': 'this user may not connect',
  '3D000': 'there is no database of that name',
  '53300': 'it has no connection left',
  '57P03': 'it is starting up or shutting down',
}

const codeOf = (error: unknown): string => {
  if (error instanceof AggregateError) return codeOf(error.errors[0])
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

const addressOf = (url: string): string => {
  try {
    const { hostname, port, pathname } = new URL(url)
    return `${hostname}:${port || '5432'}${pathname}`
  } catch {
    return 'DATABASE_URL'
  }
}

/** What a failed connection means, in one line without the password. */
export const unavailable = (url: string, error: unknown): DatabaseUnavailable => {
  const why = reasons[codeOf(error)] ?? (error instanceof Error && error.message !== '' ? error.message : 'no answer')
  return new DatabaseUnavailable(`The database at ${addressOf(url)} cannot be used: ${why}`)
}
