/** Whether a socket's Origin is this server's own; browsers always send one, and another site's page cannot choose it. */
export const isOwnOrigin = (origin: string | undefined, host: string | undefined, publicUrl: string): boolean => {
  if (origin === undefined || !URL.canParse(origin)) return false
  const { protocol, host: from, origin: canonical } = new URL(origin)
  if (protocol !== 'http:' && protocol !== 'https:') return false
  return from === host?.toLowerCase() || canonical === new URL(publicUrl).origin
}
