import type { Logger } from 'pino'
import { pino } from 'pino'
import pretty from 'pino-pretty'
import type { Settings } from '../access/settings'

/** What must never be readable in a log, up to two levels deep. */
const secrets = ['password', 'token', 'cookie', 'authorization', 'email', 'phone']
const paths = secrets.flatMap(name => [name, `*.${name}`, `*.*.${name}`])

interface Fault {
  name?: unknown
  message?: unknown
  stack?: unknown
  code?: unknown
}

/** Of an error only what tells where it came from: its other properties may hold rows and parameters. */
const faultOf = (error: unknown) => {
  const { name, message, stack, code } = (error ?? {}) as Fault
  return { type: name, message, stack, ...(code !== undefined && { code }) }
}

/** The log: lines for people on a terminal, JSON elsewhere. */
export const createLogger = ({ logLevel }: Pick<Settings, 'logLevel'>, isTerminal: boolean): Logger => {
  const options = {
    level: logLevel,
    base: null,
    redact: { paths, censor: '[redacted]' },
    serializers: { err: faultOf, error: (error: unknown) => (error instanceof Error ? faultOf(error) : error) },
  }
  return isTerminal ? pino(options, pretty({ translateTime: 'HH:MM:ss', singleLine: true, sync: true })) : pino(options)
}
