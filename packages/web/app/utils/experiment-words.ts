/** How A/B tests read: what a figure means, for whoever never heard of a p-value. */
import type { ExperimentStatus } from '@dashboard/schema/vocabulary'
import { experimentStatuses } from '@dashboard/schema/vocabulary'
import type { ExperimentFactsFragment } from '../gql/graphql'
import type { DataTable } from './data-table'
import { figureCell } from './data-table'
import type { Format } from './format'
import type { Tone } from './words'

export type ExperimentVariant = ExperimentFactsFragment['variants'][number]
export type ExperimentComparison = NonNullable<ExperimentFactsFragment['result']>['comparisons'][number]

export const experimentTabs = ['ALL', ...experimentStatuses] as const
export type ExperimentTab = (typeof experimentTabs)[number]

export const experimentWords: Record<ExperimentStatus, { label: string; tone: Tone; icon: string }> = {
  SCHEDULED: { label: 'Scheduled', tone: 'info', icon: 'i-lucide-clock' },
  RUNNING: { label: 'Running', tone: 'success', icon: 'i-lucide-play' },
  ENDED: { label: 'Ended', tone: 'neutral', icon: 'i-lucide-flag' },
}

export const inTab =
  (tab: ExperimentTab) =>
  ({ status }: { status: ExperimentStatus }): boolean =>
    tab === 'ALL' || tab === status

/** A share of 1 in percent, one digit: "12.5 %". Null is a dash. */
export const percentOf = (share: number | null | undefined, format: Format): string =>
  format.figure(share == null ? null : share * 100, 'PERCENT')

/** A difference of shares in percentage points, with its sign: "+1.2". */
export const pointsOf = (difference: number): string => {
  const points = Math.abs(Math.round(difference * 1000) / 10)
  return `${points === 0 ? '' : difference > 0 ? '+' : '−'}${points.toFixed(1)}`
}

/** A p-value as it is read; the smallest only as a bound. */
export const pText = (p: number): string => (p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`)

/** What a p-value says in plain words. */
export const chanceOf = (p: number): string => {
  if (p > 0.5) return 'chance alone shows a difference like this most of the time'
  if (p < 0.001) return 'chance alone would show a difference like this in fewer than 1 of 1,000 tests'
  return p < 0.01
    ? `chance alone would show a difference like this in ${Math.max(1, Math.round(p * 1000))} of 1,000 tests`
    : `chance alone would show a difference like this in ${Math.round(p * 100)} of 100 tests`
}

/** Parts of an axis, from fine to coarse, as shares of 1. */
const axisSteps = [0.005, 0.01, 0.02, 0.05, 0.1, 0.25]
const mostSteps = 8

/** The axis that the intervals share: the narrowest with round ends that holds them all, within 0–1. */
export const intervalAxis = (variants: readonly Pick<ExperimentVariant, 'rateLow' | 'rateHigh'>[]): { start: number; end: number } => {
  const ends = variants.flatMap(({ rateLow, rateHigh }) => (rateLow == null || rateHigh == null ? [] : [rateLow, rateHigh]))
  if (ends.length === 0) return { start: 0, end: 1 }
  const [low, high] = [Math.min(...ends), Math.max(...ends)]
  const step = axisSteps.find(each => (high - low) / each <= mostSteps) ?? 0.25
  const start = Math.max(0, Math.floor(low / step) * step)
  return { start, end: Math.min(1, Math.max(start + step, Math.ceil(high / step) * step)) }
}

/** How far a variant is on its way to the size that is needed, 0–1; 1 where nothing is needed. */
export const progressOf = (exposed: number, needed: number | null): number => (needed ? Math.min(1, exposed / needed) : 1)

/** The variants as a table of figures. */
export const experimentTable = ({ variants, result }: ExperimentFactsFragment, hasMoney: boolean, format: Format): DataTable => {
  const share = (value: number | null | undefined) => figureCell(value, percentOf(value, format))
  const against = (position: number) => result?.comparisons.find(comparison => comparison.position === position)
  const number = (value: number | null | undefined) => figureCell(value, value == null ? '' : String(value))
  return {
    columns: [
      { title: 'Variant' },
      ...['Customers', 'Booked', 'Rate', 'Rate, from', 'Rate, to', 'Likely best'].map(title => ({ title, isFigure: true })),
      ...(hasMoney ? [{ title: 'Revenue per customer', isFigure: true }] : []),
      ...['Difference', 'Difference, from', 'Difference, to', 'p-value', 'Always-valid p-value'].map(title => ({ title, isFigure: true })),
    ],
    rows: variants.map(variant => ({
      cells: [
        { text: variant.name },
        figureCell(variant.exposed, format.figure(variant.exposed, 'COUNT')),
        figureCell(variant.conversions, format.figure(variant.conversions, 'COUNT')),
        share(variant.conversionRate),
        share(variant.rateLow),
        share(variant.rateHigh),
        share(variant.probabilityBest),
        ...(hasMoney ? [figureCell(variant.revenuePerCustomer, format.figure(variant.revenuePerCustomer, 'CURRENCY'))] : []),
        ...[against(variant.position)].flatMap(each => [
          share(each?.difference),
          share(each?.low),
          share(each?.high),
          number(each?.pValue),
          number(each?.alwaysValidPValue),
        ]),
      ],
    })),
  }
}
