import { LRUCache } from 'lru-cache'
import { recordView } from '../../access/audit.service'
import type { House } from '../../access/house'
import type { Scope } from '../../access/scope'
import { presenceOf } from '../../access/viewer'

/** A page asks for a profile in parts and again as things happen: that is one view. */
const ONE_VIEW_MS = 10 * 60_000
const MOST_KEPT = 50_000

/** Which views were noted lately, or are being noted: parts that are asked for at once wait for the one note. */
const viewsOf = ({ now }: House) =>
  new LRUCache<string, Promise<void>>({ max: MOST_KEPT, ttl: ONE_VIEW_MS, perf: { now: () => now().getTime() } })

/** Notes that the viewer sees a profile, once in a while for each sign-in and customer; resolves once that is kept. */
export const noteView = (scope: Scope, id: string): Promise<void> => {
  const views = scope.house.singleton(viewsOf)
  const key = `${scope.providerId} ${scope.viewer ? presenceOf(scope.viewer) : ''} ${id}`
  const known = views.get(key)
  if (known) return known
  const noted = recordView(scope, [{ action: 'CUSTOMER_VIEWED', subject: { kind: 'CUSTOMER', id } }])
  views.set(key, noted)
  // What could not be kept was not noted: whoever waits for it is told, and the next one tries again.
  noted.catch(() => views.delete(key))
  return noted
}
