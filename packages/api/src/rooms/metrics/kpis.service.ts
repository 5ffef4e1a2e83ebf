import type { FrameArgs, Kpi, MetricData, OverviewMetrics } from '@dashboard/schema'
import type { Permission } from '@dashboard/schema/vocabulary'
import type { Scope } from '../../access/scope'
import { badInput } from '../../core/errors'
import { localDay } from '../../core/local-time'
import { figuresFor } from './figures.service'
import type { Frame } from './frame'
import { frameOf } from './frame'
import { kpiFigure } from './kpi-figure'
import type { KpiDefinition, KpiName } from './kpis'
import { kpiNames, kpis } from './kpis'
import { type MeasureName, measures } from './measures'
import { rangeProblems } from './range'

/** What a screen asks for when it says nothing else. */
export const frameDefaults = {
  period: 'MONTH',
  compareWith: 'PREVIOUS',
  alignWeekdays: true,
  completeOnly: false,
} as const satisfies FrameArgs

/** The dates that the arguments mean now, on the provider's calendar. */
export function requestedFrame(scope: Scope, args: FrameArgs): Frame {
  const problems = args.range ? rangeProblems(args.range, { start: 'range.start', end: 'range.end' }) : []
  if (problems.length > 0) throw badInput(problems)
  return frameOf(args, { today: localDay(scope.now(), scope.timeZone), weekStartsOn: scope.provider.weekStartsOn })
}

/** Every KPI that the viewer may see. */
export async function kpisOf(scope: Scope, frame: Frame): Promise<Kpi[]> {
  const figures = await figuresFor(scope, frame)
  return kpiNames.filter(name => maySee(scope, kpis[name])).map(name => kpiFigure(name, figures))
}

/** The four figures of the overview; the guard of the field itself keeps revenue from whom it does not concern. */
export async function overviewMetrics(scope: Scope, frame: Frame): Promise<OverviewMetrics> {
  const figures = await figuresFor(scope, frame)
  const figure = (name: KpiName): MetricData => kpiFigure(name, figures)
  return { revenue: figure('revenue'), bookings: figure('bookings'), customers: figure('customers'), rating: figure('rating') }
}

/** Whether a measure is known of one member's own work. */
const isKnownOfOwn = (name: MeasureName): boolean => measures[name].dimensions.includes('TEAM_MEMBER') || name === 'customers.active'

/** What keeps the viewer from a figure of these measures: a right that is missing, or that it is not known of one's own work; null where nothing does. */
export const missingFor = (scope: Scope, { measures: names }: Pick<KpiDefinition, 'measures'>): Permission | null => {
  const missing = names.flatMap(name => measures[name].needs).find(permission => !scope.can(permission))
  return missing ?? (scope.ownOnly === null || names.every(isKnownOfOwn) ? null : 'business.view')
}

/** Whether the viewer may see the metric. */
export const maySee = (scope: Scope, metric: Pick<KpiDefinition, 'measures'>): boolean => missingFor(scope, metric) === null
