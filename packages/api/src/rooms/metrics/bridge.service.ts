import type { RevenueBridge } from '@dashboard/schema'
import { cached } from '../../access/cache.service'
import type { Scope } from '../../access/scope'
import { badInput } from '../../core/errors'
import { instantsOf, localDay } from '../../core/local-time'
import { formatAmount, subtract } from '../../core/money'
import type { DateSpan } from '../../core/period'
import { windowOfRange } from '../../core/period'
import { bridgeOf } from './bridge'
import { readBridge } from './bridge.repository'
import { rangeProblems } from './range'

/** How what was booked in a span, what was completed in it and what was kept fit together; one statement over the bookings themselves. */
export async function revenueBridge(scope: Scope, range: DateSpan): Promise<RevenueBridge> {
  const problems = rangeProblems(range, { start: 'period.start', end: 'period.end' })
  if (problems.length > 0) throw badInput(problems)
  return cached(scope, 'revenueBridge', range, () => read(scope, range))
}

async function read(scope: Scope, range: DateSpan): Promise<RevenueBridge> {
  const { timeZone } = scope
  const { currency, weekStartsOn } = scope.provider
  const { start, end } = windowOfRange(range, { today: localDay(scope.now(), timeZone), weekStartsOn })
  const { from, until } = instantsOf({ start, end }, timeZone)
  const row = await scope.read(db => readBridge(db, from, until))
  const money = (amount: string) => ({ amount: formatAmount(amount, currency), currency })
  return {
    period: { start, end },
    steps: bridgeOf(row, currency),
    booked: money(row.booked),
    completed: money(row.completed),
    paid: money(subtract(row.completed, row.refunded)),
  }
}
