/** The models as the page explains them. */
import type { CustomerModel, ModelQuality } from '@dashboard/schema'
import type { CustomerModelKind } from '@dashboard/schema/vocabulary'
import type { StoredModel } from './models.repository'

const methods: Record<CustomerModelKind, string> = {
  CHURN:
    'BG/NBD: each customer comes at a rate of their own until they stop for good; rates and stopping differ from customer to customer.',
  SPEND: 'Gamma-gamma: a visit of a customer is worth an amount of their own, drawn towards everybody’s the fewer visits are known.',
  GAPS: 'Days between visits: a customer’s own rhythm, drawn towards everybody’s the fewer visits are known.',
  RFM: 'RFM: fifths of the customers by how lately they came, how often, and how much they spent.',
  CLUSTERS: 'k-means: customers who are alike in how often they come, what they spend, for what and when, best of fifty starts.',
  ATTACH: 'Beta–binomial: how many who have one service take up another within a year, drawn towards what is usual for it.',
}

/** What a backtest stores; other models store other things. */
interface StoredQuality {
  splitOn?: string
  horizonWeeks?: number
  customers?: number
  auc?: number
  naiveAuc?: number
  brier?: number
  ece?: number
  expected?: number
  actual?: number
  calibration?: { predicted: number; observed: number; customers: number }[]
}

const DAYS = 7
const digits = (value: number | undefined, count: number): number | null => (value === undefined ? null : Number(value.toFixed(count)))

/** Stored of coming again; told of staying away, as everything else on the page. */
const calibrationOf = ({ calibration = [] }: StoredQuality): ModelQuality['calibration'] =>
  calibration
    .map(({ predicted, observed, customers }) => ({
      predicted: Number((1 - predicted).toFixed(4)),
      observed: Number((1 - observed).toFixed(4)),
      customers,
    }))
    .sort((a, b) => a.predicted - b.predicted)

const qualityOf = (stored: StoredQuality): ModelQuality => ({
  splitOn: stored.splitOn ?? null,
  horizonDays: stored.horizonWeeks === undefined ? null : Math.round(stored.horizonWeeks * DAYS),
  customers: stored.customers ?? null,
  auc: digits(stored.auc, 3),
  naiveAuc: digits(stored.naiveAuc, 3),
  brier: digits(stored.brier, 3),
  calibrationError: digits(stored.ece, 3),
  expectedVisits: digits(stored.expected, 0),
  actualVisits: digits(stored.actual, 0),
  calibration: calibrationOf(stored),
})

/** A stored model as the contract has it. Only a held-out past is quality. */
export const modelOf = ({ kind, fallbackReason, trainedFrom, trainedTo, customers, fittedAt, quality }: StoredModel): CustomerModel => ({
  kind,
  method: methods[kind],
  fallbackReason,
  trainedFrom,
  trainedTo,
  customers,
  fittedAt,
  quality: kind === 'CHURN' && quality !== null ? qualityOf(quality as StoredQuality) : null,
})
