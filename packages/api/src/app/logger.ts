import type { DestinationStream, LoggerOptions } from 'pino'
import { type Logger, pino } from 'pino'
import pretty from 'pino-pretty'
import type { Settings } from '../access/settings'
import { faultOf, loggable, loggedArguments, scrubbed } from './scrub'

const fault = (error: unknown): unknown => (typeof error === 'string' ? scrubbed(error) : faultOf(error))

const terminalStream = (): DestinationStream => pretty({ translateTime: 'HH:MM:ss', singleLine: true, sync: true })

/** The log: lines for people on a terminal, JSON elsewhere. Nothing personal passes, whoever calls it. */
export const createLogger = (
  { logLevel }: Pick<Settings, 'logLevel'>,
  isTerminal: boolean,
  destination: DestinationStream | undefined = isTerminal ? terminalStream() : undefined,
): Logger => {
  const options: LoggerOptions = {
    level: logLevel,
    base: null,
    formatters: { log: loggable },
    serializers: { err: fault, error: fault },
    hooks: {
      logMethod(args, method) {
        method.apply(this, loggedArguments(args) as Parameters<typeof method>)
      },
    },
  }
  const log = destination ? pino(options, destination) : pino(options)
  const { child } = log
  // A child's own fields pass no formatter of its parent.
  log.child = function (this: Logger, bindings: Record<string, unknown>, ...rest: never[]) {
    return child.call(this, loggable(bindings), ...rest)
  } as typeof child
  return log
}
