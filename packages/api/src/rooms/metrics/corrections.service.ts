import { cached } from '../../access/cache.service'
import type { Scope } from '../../access/scope'
import { badInput, forbidden } from '../../core/errors'
import { localDay } from '../../core/local-time'
import type { DateSpan } from '../../core/period'
import { windowOfRange } from '../../core/period'
import type { Metric } from './catalogue'
import { catalogue, findMetric } from './catalogue'
import type { Corrected, CorrectionRecord } from './corrections'
import { correctedFigures, correctionsOf } from './corrections'
import { earlierOf } from './earlier.service'
import { readFacts } from './facts.service'
import { maySee, missingFor } from './kpis.service'
import { rangeProblems } from './range'

/** What moved the figures of a span since an instant. */
export interface Corrections {
  period: DateSpan
  since: Date
  figures: Corrected[]
  corrections: CorrectionRecord[]
}

/** The figures of the span that are others than they were at `since`, and the events behind it. */
export async function correctionsSince(scope: Scope, range: DateSpan, since: Date, names: readonly string[] | null): Promise<Corrections> {
  const metrics = namedMetrics(scope, names)
  const problems = rangeProblems(range, { start: 'period.start', end: 'period.end' })
  if (problems.length > 0) throw badInput(problems)
  const window = windowOfRange(range, { today: localDay(scope.now(), scope.timeZone), weekStartsOn: scope.provider.weekStartsOn })
  const span = { start: window.start, end: window.end }
  const asked = { span, since: since.toISOString(), metrics: metrics.map(metric => metric.name) }
  const { figures, corrections } = await cached(scope, 'metricCorrections', asked, () => read(scope, span, since, metrics))
  return { period: span, since, figures, corrections: corrections.map(dated) }
}

/** A correction as it is kept: instants as text. */
type Kept = Omit<CorrectionRecord, 'occurredAt' | 'receivedAt'> & { occurredAt: string; receivedAt: string }

const dated = ({ occurredAt, receivedAt, ...rest }: Kept): CorrectionRecord => ({
  ...rest,
  occurredAt: new Date(occurredAt),
  receivedAt: new Date(receivedAt),
})

async function read(
  scope: Scope,
  span: DateSpan,
  since: Date,
  metrics: readonly Metric[],
): Promise<{ figures: Corrected[]; corrections: Kept[] }> {
  const earlier = await earlierOf(scope, since, span.end, [], 'since')
  const measures = [...new Set(metrics.flatMap(metric => metric.measures))]
  const stretch = { span, steps: [span.start] }
  const before = await readFacts(scope, measures, [], stretch, earlier)
  const after = await readFacts(scope, measures, [], stretch)
  const corrections = correctionsOf(earlier.since, measures, scope.timeZone, span)
  return {
    figures: correctedFigures(metrics, before.grid, after.grid),
    corrections: corrections.map(({ occurredAt, receivedAt, ...rest }) => ({
      ...rest,
      occurredAt: occurredAt.toISOString(),
      receivedAt: receivedAt.toISOString(),
    })),
  }
}

const isDerived = ({ name, measures: [measure, ...others] }: Metric): boolean => others.length > 0 || name !== measure

/** The metrics named; without names all that are not just measures and that the viewer may see. */
function namedMetrics(scope: Scope, names: readonly string[] | null): Metric[] {
  if (names === null) return catalogue.filter(metric => metric.isRemembered && isDerived(metric) && maySee(scope, metric))
  const metrics = names.map(findMetric)
  const problems = metrics.flatMap((metric, index) =>
    metric?.isRemembered
      ? []
      : [
          {
            path: `metrics.${index}`,
            message: metric ? 'nobody knows how it stood earlier' : 'there is no such metric; see metricCatalog',
          },
        ],
  )
  if (problems.length > 0) throw badInput(problems)
  const found = [...new Set(metrics.filter(metric => metric !== undefined))]
  for (const metric of found) {
    const missing = missingFor(scope, metric)
    if (missing) throw forbidden(missing)
  }
  return found
}
