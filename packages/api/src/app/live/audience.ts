import type { Viewer } from '../../access/viewer'

/** Everything about a viewer that shapes an answer: viewers of one audience may be told the same words. */
export const audienceOf = ({ provider, role, permissions, memberId, sessionId, tokenId }: Viewer): string => {
  // Who is confined to their own work shares with nobody.
  const own = permissions.has('business.view') ? '' : `${memberId} ${tokenId}`
  const kind = sessionId === null ? 'token' : 'person'
  return [provider.id, provider.timeZone, provider.currency, provider.weekStartsOn, kind, role, own, ...[...permissions].sort()].join(' ')
}
