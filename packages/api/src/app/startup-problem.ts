import { UnknownKey } from '../access/pii/start.service'
import { DatabaseUnavailable } from '../db/unavailable'
import { BadSettings } from './env'

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)

/** Why the start failed, for a person and without a stack. */
export const startupProblem = (error: unknown, port: number | null): string => {
  if (error instanceof BadSettings || error instanceof DatabaseUnavailable || error instanceof UnknownKey) return error.message
  if (codeOf(error) === 'EADDRINUSE')
    return `Port ${port ?? ''} is taken by another program. Stop that one, or choose another port: PORT=${(port ?? 4000) + 1} npm start`
  if (codeOf(error) === 'EACCES' && port !== null && port < 1024)
    return `Port ${port} may not be used by this account. Choose one above 1023: PORT=4000 npm start`
  return `The dashboard could not start: ${error instanceof Error ? error.message : String(error)}\nLOG_LEVEL=debug tells where.`
}
