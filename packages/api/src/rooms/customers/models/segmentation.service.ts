import type { HistogramBin, PredictiveSegment } from '@dashboard/schema'
import { customerModelKinds } from '@dashboard/schema/vocabulary'
import { cached } from '../../../access/cache.service'
import type { Scope } from '../../../access/scope'
import { addDays } from '../../../core/calendar'
import { localDay } from '../../../core/local-time'
import { formatAmount, sayAmount } from '../../../core/money'
import { loadersOf } from '../../bookings'
import { binEdges, binsFor } from './bins'
import { cellsOf, meanAmount, namedSegmentsOf, shareOf, type Tally } from './group-tables'
import { clusterWords } from './groups'
import { modelOf } from './model-words'
import { listOwnModels } from './models.repository'
import { HORIZON_DAYS } from './scores'
import * as repository from './segmentation.repository'
import { modelsOf } from './stored-models'
import { summaryOf } from './summary'
import { HIGH_CHURN_RISK, HIGH_UPSELL_SCORE } from './thresholds'

const MOST_SHOWN = 10

/** Every figure of the page, counted once and kept until a score or a booking changes. */
const counted = (scope: Scope) =>
  cached(scope, 'customers.segmentation', {}, () =>
    scope.read(async db => {
      const since = addDays(localDay(scope.now(), scope.timeZone), -HORIZON_DAYS)
      const { scoredAt, highestLifetimeValue, ...predictive } = await repository.predictive(db, {
        churn: HIGH_CHURN_RISK,
        upsell: HIGH_UPSELL_SCORE,
      })
      const bins = highestLifetimeValue === null ? null : binsFor(Number(highestLifetimeValue))
      return {
        ...predictive,
        scoredMs: scoredAt?.getTime() ?? null,
        rfm: await repository.rfmGroups(db),
        clusters: await repository.clusterGroups(db, scope.now()),
        churn: await repository.foremost(db, { by: 'churn', threshold: HIGH_CHURN_RISK, since, limit: MOST_SHOWN }),
        upsell: await repository.foremost(db, { by: 'upsell', threshold: HIGH_UPSELL_SCORE, since, limit: MOST_SHOWN }),
        bins,
        steps: bins && (await repository.lifetimeValueSteps(db, bins.width, bins.count)),
      }
    }),
  )

type Counted = Awaited<ReturnType<typeof counted>>

const moneyIn = (currency: string) => (amount: string | null) =>
  amount === null ? null : { amount: formatAmount(amount, currency), currency }

const behavioralOf = async (scope: Scope, { clusters }: Counted, models: ReturnType<typeof modelsOf>) => {
  if (models.clusters === null) return []
  const { currency } = scope.provider
  const ids = models.clusters.space.services
  const services = await Promise.all(ids.map(id => loadersOf(scope).service.load(id)))
  const named = new Map(services.flatMap(service => (service ? [[service.id, service] as const] : [])))
  const all = clusters.reduce((sum, { customers }) => sum + customers, 0)
  return clusterWords(models.clusters, id => named.get(id)?.name ?? null).map(({ number, name, description, serviceIds }) => {
    const own = clusters.find(each => each.number === number)
    return {
      number,
      name,
      description,
      customerCount: own?.customers ?? 0,
      share: shareOf(own?.customers ?? 0, all),
      visitsPerYear: own?.visitsPerYear == null ? null : Number(own.visitsPerYear.toFixed(1)),
      averageValue: own ? moneyIn(currency)(meanAmount(own.spent, own.customers, currency)) : null,
      services: serviceIds.flatMap(id => named.get(id) ?? []),
    }
  })
}

const distributionOf = ({ bins, steps }: Counted, currency: string): HistogramBin[] => {
  if (bins === null || steps === null) return []
  const money = (amount: string) => ({ amount: formatAmount(amount, currency), currency })
  return binEdges(bins).map(({ from, to }, at) => ({
    from: money(from),
    to: to === null ? null : money(to),
    customerCount: steps.find(({ step }) => step === at)?.customers ?? 0,
  }))
}

const sentencesOf = (
  scope: Scope,
  facts: Counted,
  segments: ReturnType<typeof namedSegmentsOf>,
  groups: Awaited<ReturnType<typeof behavioralOf>>,
) => {
  const maySeeRevenue = scope.can('revenue.view')
  const customers = segments.reduce((sum, each) => sum + each.customers, 0)
  const [largest] = [...groups].sort((a, b) => b.customerCount - a.customerCount)
  return summaryOf({
    customers,
    rfm: segments.map(each => ({ ...each, revenueShare: maySeeRevenue ? each.revenueShare : null })),
    largestCluster: largest?.share == null ? null : { name: largest.name, share: largest.share },
    highRisk:
      facts.riskUnknown >= customers
        ? null
        : { customers: facts.highRisk, yearly: maySeeRevenue ? sayAmount(facts.churn.yearly, scope.provider.currency) : null },
    riskUnknown: facts.riskUnknown,
  })
}

/** Every customer in groups, and the models behind them; a handful of statements, none while nothing changes. */
export const segmentationOf = async (scope: Scope) => {
  const { currency } = scope.provider
  const money = moneyIn(currency)
  const facts = await counted(scope)
  const stored = await scope.read(listOwnModels)
  const groups = await behavioralOf(scope, facts, modelsOf(stored))
  const segments = namedSegmentsOf(facts.rfm)
  const valued = <Row extends Tally>({ customers, spent, ...row }: Row) => ({
    ...row,
    customerCount: customers,
    averageValue: money(meanAmount(spent, customers, currency)),
  })
  return {
    scoredAt: facts.scoredMs === null ? null : new Date(facts.scoredMs),
    customerCount: segments.reduce((sum, { customers }) => sum + customers, 0),
    rfm: cellsOf(facts.rfm).map(valued),
    rfmSegments: segments.map(valued),
    behavioral: groups,
    predictive: {
      highChurnRisk: predicted(HIGH_CHURN_RISK, facts.highRisk, facts.riskUnknown, facts.churn, money),
      upsellOpportunities: predicted(HIGH_UPSELL_SCORE, facts.highUpsell, facts.upsellUnknown, facts.upsell, money),
    },
    lifetimeValueDistribution: distributionOf(facts, currency),
    medianLifetimeValue: money(facts.medianLifetimeValue),
    models: customerModelKinds.flatMap(kind => stored.filter(model => model.kind === kind).map(modelOf)),
    summary: sentencesOf(scope, facts, segments, groups),
  }
}

const predicted = (
  threshold: number,
  customerCount: number,
  unknownCount: number,
  { customers, yearly }: Counted['churn'],
  money: ReturnType<typeof moneyIn>,
) => ({ threshold, customerCount, unknownCount, yearlyValue: money(yearly), customers }) as PredictiveSegment
