import type { IncomingMessage } from 'node:http'
import type { Settings } from '../../access/settings'

/** Addresses of this machine, as a socket or a proxy writes them. */
export const isLoopback = (address: string): boolean => /^((::ffff:)?127(\.\d{1,3}){3}|::1)$/i.test(address)

/** Whether a proxy of this machine, which ends TLS, tells where visitors come from. */
export const isBehindProxy = ({ publicUrl }: Pick<Settings, 'publicUrl'>): boolean => publicUrl.startsWith('https:')

/** Where who opens a socket comes from; behind a proxy of this machine, as that proxy says and nobody else. */
export const addressOfSocket = (
  settings: Pick<Settings, 'publicUrl'>,
  { headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>,
) => {
  const remote = socket.remoteAddress ?? ''
  if (!isBehindProxy(settings) || !isLoopback(remote)) return remote
  const told = [headers['x-forwarded-for'] ?? []].flat().flatMap(line => line.split(',').map(part => part.trim()))
  return told.findLast(address => !isLoopback(address)) ?? told[0] ?? remote
}
