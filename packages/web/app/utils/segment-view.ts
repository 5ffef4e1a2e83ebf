/** Groups of customers as the page shows them, each a door to its customers. */
import type { SegmentationQuery, SegmentsQuery } from '../gql/graphql'
import type { DataTable } from './data-table'
import { figureCell } from './data-table'
import type { CustomerChoice } from './customer-choice'
import { customersAddress } from './customer-choice'
import type { Format } from './format'

export type Segmentation = SegmentationQuery['customerSegmentation']
export type SegmentRow = SegmentsQuery['segments'][number]

type Criteria = NonNullable<CustomerChoice['criteria']>

const condition = (field: NonNullable<Criteria['field']>, operator: NonNullable<Criteria['operator']>, value: unknown): Criteria => ({
  field,
  operator,
  value,
})

/** The list of customers who meet all of these. */
const listOf = (...all: Criteria[]) => customersAddress({ criteria: all.length === 1 && all[0] ? all[0] : { all } })

/** The customers of a cell of the grid. */
export const cellLink = ({ recencyScore, frequencyScore }: Pick<Segmentation['rfm'][number], 'recencyScore' | 'frequencyScore'>) =>
  listOf(condition('RECENCY_SCORE', 'EQ', recencyScore), condition('FREQUENCY_SCORE', 'EQ', frequencyScore))

export const rfmLink = (segment: Segmentation['rfmSegments'][number]['segment']) => listOf(condition('RFM_SEGMENT', 'EQ', segment))

export const clusterLink = (number: number) => listOf(condition('BEHAVIORAL_CLUSTER', 'EQ', number))

export const riskLink = (threshold: number) =>
  customersAddress({ criteria: condition('CHURN_RISK', 'GT', threshold), sortBy: 'CHURN_RISK' })

export const upsellLink = (threshold: number) => listOf(condition('UPSELL_SCORE', 'GT', threshold))

type Bin = NonNullable<Segmentation['lifetimeValueDistribution']>[number]

/** The customers of a bin: from its first amount on, and below its last. */
export const binLink = ({ from, to }: Bin) =>
  listOf(condition('LIFETIME_VALUE', 'GTE', from.amount), ...(to ? [condition('LIFETIME_VALUE', 'LT', to.amount)] : []))

export interface HistogramBar {
  label: string
  count: number
  /** Of the highest bar, 0–1. */
  height: number
  link: ReturnType<typeof binLink>
}

/** The bars of the lifetime values; no bars where nobody has one. */
export const histogramBars = (bins: readonly Bin[], format: Pick<Format, 'money'>): HistogramBar[] => {
  const most = Math.max(0, ...bins.map(({ customerCount }) => customerCount))
  if (most === 0) return []
  return bins.map(bin => ({
    label: bin.to ? `${format.money(bin.from)} to ${format.money(bin.to)}` : `${format.money(bin.from)} and more`,
    count: bin.customerCount,
    height: bin.customerCount / most,
    link: binLink(bin),
  }))
}

/** The same as a table. */
export const histogramTable = (bars: readonly HistogramBar[]): DataTable => ({
  columns: [{ title: 'Lifetime value' }, { title: 'Customers', isFigure: true }],
  rows: bars.map(({ label, count, link }) => ({ cells: [{ text: label }, figureCell(count, count.toLocaleString('en-US'))], to: link })),
})

const scores = [5, 4, 3, 2, 1]

export interface GridCell {
  recencyScore: number
  frequencyScore: number
  count: number
  /** Of the fullest cell, 0–1. */
  strength: number
  average: Segmentation['rfm'][number]['averageValue']
}

/** The grid, the latest row first; frequency from seldom to often. */
export const gridRows = (cells: Segmentation['rfm']): { recencyScore: number; cells: GridCell[] }[] => {
  const most = Math.max(1, ...cells.map(({ customerCount }) => customerCount))
  return scores.map(recencyScore => ({
    recencyScore,
    cells: scores.toReversed().map(frequencyScore => {
      const found = cells.find(cell => cell.recencyScore === recencyScore && cell.frequencyScore === frequencyScore)
      const count = found?.customerCount ?? 0
      return { recencyScore, frequencyScore, count, strength: count / most, average: found?.averageValue ?? null }
    }),
  }))
}

/** The grid as a table. */
export const gridTable = (cells: Segmentation['rfm'], format: Pick<Format, 'money'>): DataTable => ({
  columns: [
    { title: 'Recency', isFigure: true },
    { title: 'Frequency', isFigure: true },
    { title: 'Customers', isFigure: true },
    { title: 'Spent on average', isFigure: true },
  ],
  rows: cells.map(cell => ({
    cells: [
      figureCell(cell.recencyScore, String(cell.recencyScore)),
      figureCell(cell.frequencyScore, String(cell.frequencyScore)),
      figureCell(cell.customerCount, cell.customerCount.toLocaleString('en-US')),
      figureCell(cell.averageValue?.amount, format.money(cell.averageValue)),
    ],
    to: cellLink(cell),
  })),
})

/** Whether a model is in use, in a word and in words. */
export const modelLook = ({
  fallbackReason,
  quality,
}: Segmentation['models'][number]): { label: string; tone: 'success' | 'warning' | 'neutral' } =>
  fallbackReason
    ? { label: 'Simple rule', tone: 'warning' }
    : quality
      ? { label: 'Tested', tone: 'success' }
      : { label: 'In use', tone: 'neutral' }

export const modelTitles: Record<Segmentation['models'][number]['kind'], string> = {
  CHURN: 'Who comes again',
  SPEND: 'What a visit is worth',
  GAPS: 'When they come next',
  RFM: 'Scores',
  CLUSTERS: 'Behaviour',
  ATTACH: 'Further services',
}
