import type { MetricDimension } from '@dashboard/schema/vocabulary'
import type { Scope } from '../../access/scope'
import { addDays } from '../../core/calendar'
import { badInput } from '../../core/errors'
import { startOfDay } from '../../core/local-time'
import type { Since } from '../../events'
import { changesSince } from '../../events'

/** An instant, and what became known since. */
export interface Earlier {
  asOf: Date
  since: Since
}

/** What became known since an instant about the days up to `lastDay`; throws where it is too much, naming the field of the request. */
export async function earlierOf(
  scope: Scope,
  asOf: Date,
  lastDay: string,
  dimensions: readonly MetricDimension[],
  path: string,
): Promise<Earlier> {
  const upTo = startOfDay(addDays(lastDay, 1), scope.timeZone)
  const withStandings = dimensions.includes('CUSTOMER_SEGMENT')
  const since = await scope.read(db => changesSince(db, { zone: scope.timeZone, asOf, upTo, withStandings }))
  if (since === null)
    throw badInput([
      { path, message: 'too much has become known since to be worked out at once: ask for a later instant or for earlier days' },
    ])
  return { asOf, since }
}
