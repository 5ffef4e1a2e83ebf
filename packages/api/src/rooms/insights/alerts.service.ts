import type { Alert } from '@dashboard/schema'
import type { Scope } from '../../access/scope'
import { addDays } from '../../core/calendar'
import { localDay, startOfDay } from '../../core/local-time'
import type { DateSpan } from '../../core/period'
import type { Frame, Reading } from '../metrics'
import { figuresFor, kpis, maySee } from '../metrics'
import { countUnconfirmed } from './alerts.repository'
import type { AlertFacts, KnownDays } from './alert-rule'
import { findingsOf } from './alerts'

/** What needs eyes now, by the complete days of the frame and tomorrow's bookings; worst first. */
export async function alertsOf(scope: Scope, frame: Frame): Promise<Alert[]> {
  const judgedOn = frame.complete?.end ?? addDays(frame.window.start, -1)
  const raisedAt = startOfDay(addDays(judgedOn, 1), scope.timeZone)
  const findings = findingsOf(await factsOf(scope, frame))
  return findings
    .filter(({ metric }) => metric === null || maySee(scope, kpis[metric]))
    .map(({ name, ...finding }) => ({ id: `${name}:${judgedOn}`, ...finding, raisedAt }))
}

async function factsOf(scope: Scope, frame: Frame): Promise<AlertFacts> {
  const tomorrow = addDays(localDay(scope.now(), scope.timeZone), 1)
  const [{ sums, isComparable }, unconfirmedTomorrow] = await Promise.all([
    figuresFor(scope, frame),
    scope.read(db => countUnconfirmed(db, startOfDay(tomorrow, scope.timeZone), startOfDay(addDays(tomorrow, 1), scope.timeZone))),
  ])
  return {
    complete: frame.complete && knownDays(frame.complete, sums.complete),
    before: frame.comparedComplete && isComparable ? knownDays(frame.comparedComplete, sums.comparedComplete) : null,
    unconfirmedTomorrow,
  }
}

const knownDays = ({ start, end }: DateSpan, sums: Reading): KnownDays => ({ start, end, sums, kpi: name => kpis[name].of(sums) })
