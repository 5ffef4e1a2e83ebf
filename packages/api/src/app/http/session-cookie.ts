import type { Settings } from '../../access/settings'

type Place = Pick<Settings, 'publicUrl'>

const plainName = 'dashboard_session'
/** Browsers only keep a cookie of this name when it is Secure, of this host alone, and for every path. */
const secureName = `__Host-${plainName}`

const isSecure = ({ publicUrl }: Place): boolean => publicUrl.startsWith('https:')

/** The session token that a Cookie header carries. */
export const tokenOf = (header: string | undefined): string | undefined => {
  const cookies = new Map(
    header?.split(';').map(pair => [pair.slice(0, pair.indexOf('=')).trim(), pair.slice(pair.indexOf('=') + 1).trim()]),
  )
  return cookies.get(secureName) ?? cookies.get(plainName)
}

/** The Set-Cookie header that hands a token over; null takes it away. */
export const sessionCookie = (place: Place, token: string | null, expiresAt: Date | null): string => {
  const secure = isSecure(place)
  const expires = token === null || expiresAt === null ? new Date(0) : expiresAt
  return [
    `${secure ? secureName : plainName}=${token ?? ''}`,
    'Path=/',
    `Expires=${expires.toUTCString()}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(secure ? ['Secure'] : []),
  ].join('; ')
}
