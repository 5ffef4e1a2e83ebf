import type { Logger } from 'pino'
import { pino } from 'pino'
import type { Settings } from '../access/settings'

/** What must never be readable in a log, wherever it stands. */
const secrets = ['password', 'token', 'cookie', 'authorization', 'set-cookie', 'email', 'phone']
const paths = secrets.flatMap(name => [name, `*.${name}`, `*.*.${name}`].map(path => (name.includes('-') ? path.replace(name, `["${name}"]`).replace('.[', '[') : path)))

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
export const createLogger = ({ logLevel }: Pick<Settings, 'logLevel'>, isTerminal: boolean): Logger =>
  pino({
    level: logLevel,
    base: null,
    redact: { paths, censor: '[redacted]' },
    serializers: { err: faultOf },
    ...(isTerminal && { transport: { target: 'pino-pretty', options: { translateTime: 'HH:MM:ss', ignore: 'pid,hostname', singleLine: true } } }),
  })
