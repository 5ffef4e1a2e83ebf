import type { Settings } from '../../access/settings'

type Place = Pick<Settings, 'publicUrl'>

const plainName = 'dashboard_session'
/** Browsers only keep a cookie of this name when it is Secure, of this host alone, and for every path. */
const secureName = `__Host-${plainName}`

const isSecure = ({ publicUrl }: Place): boolean => publicUrl.startsWith('https:')

const nameOf = (place: Place): string => (isSecure(place) ? secureName : plainName)

/** The session token that a Cookie header carries; over https only the name that nobody else can set counts. */
export const tokenOf = (place: Place, header: string | undefined): string | undefined => {
  const cookies = new Map(
    header?.split(';').map(pair => [pair.slice(0, pair.indexOf('=')).trim(), pair.slice(pair.indexOf('=') + 1).trim()]),
  )
  return cookies.get(nameOf(place))
}

/** The Set-Cookie header that hands a token over; null takes it away. */
export const sessionCookie = (place: Place, token: string | null, expiresAt: Date | null): string => {
  const secure = isSecure(place)
  const expires = token === null || expiresAt === null ? new Date(0) : expiresAt
  return [
    `${nameOf(place)}=${token ?? ''}`,
    'Path=/',
    `Expires=${expires.toUTCString()}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(secure ? ['Secure'] : []),
  ].join('; ')
}
