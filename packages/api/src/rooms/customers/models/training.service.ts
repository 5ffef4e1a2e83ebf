import { runHeavy } from '../../../access/heavy.service'
import type { House } from '../../../access/house'
import { addDays, dateOfEpochDay, epochDay } from '../../../core/calendar'
import { localDay } from '../../../core/local-time'
import { type FirstsRow, listFirsts, listPurchases, listOffered, listTotals, listVisits, type PurchasesRow } from './facts.repository'
import { type ClusterFacts, FEWEST_FOR_QUINTILES, fitRfmCuts, groupsTask, type ServiceHistory } from './groups'
import { listModels, listParameters, saveModels, type StoredModel, type Trainee } from './models.repository'
import { scoreCustomers } from './scoring.service'
import { modelsOf } from './stored-models'
import {
  type BuyingModel,
  FEWEST_REPEATERS,
  type GammaGamma,
  type LogPrior,
  meanValueOfAll,
  pooledPrior,
  type ValueInput,
  valueTask,
} from './value'

/** Behaviour is learned from so many customers at most; more do not change five groups. */
const MOST_CLUSTERED = 20_000

const fewVisits = `Fewer than ${FEWEST_REPEATERS} customers have come twice.`

type Span = Pick<StoredModel, 'trainedFrom' | 'trainedTo' | 'fittedAt'>

const priorsOf = async (house: House, providerId: number): Promise<ValueInput['priors']> => {
  const churn = (await listParameters(house.enginePool, 'CHURN', providerId)) as BuyingModel[]
  const spend = (await listParameters(house.enginePool, 'SPEND', providerId)) as GammaGamma[]
  const pooled = (rows: readonly (readonly number[])[]): LogPrior | undefined => pooledPrior(rows) ?? undefined
  return {
    churn: pooled(churn.map(({ parameters: { r, alpha, a, b } }) => [r, alpha, a, b])),
    // Currencies and prices differ; the shape does not.
    spend: pooled(spend.map(each => [each.p, each.q, each.v / meanValueOfAll(each)])),
  }
}

const valueModels = async (house: House, { providerId }: Trainee, purchases: readonly PurchasesRow[], to: string, span: Span) => {
  const customers = purchases.map(({ days, revenue }) => ({ days, revenue }))
  const { churn, spend, gaps } = await runHeavy(house, valueTask, {
    customers,
    today: epochDay(to),
    priors: await priorsOf(house, providerId),
  })
  return [
    {
      ...span,
      kind: 'CHURN',
      parameters: churn && { parameters: churn.parameters, correction: churn.correction, draws: churn.draws ?? null },
      quality: churn?.quality && { ...churn.quality, splitOn: dateOfEpochDay(churn.quality.splitOn) },
      customers: churn?.customers ?? purchases.length,
      fallbackReason: churn ? null : fewVisits,
    },
    {
      ...span,
      kind: 'SPEND',
      parameters: spend?.parameters ?? null,
      quality: spend?.quality && { ...spend.quality, splitOn: dateOfEpochDay(spend.quality.splitOn) },
      customers: spend?.customers ?? purchases.length,
      fallbackReason: spend ? null : `${fewVisits} What a visit is worth is not foretold.`,
    },
    {
      ...span,
      kind: 'GAPS',
      parameters: gaps?.prior ?? null,
      quality: gaps?.quality ?? null,
      customers: gaps?.customers ?? purchases.length,
      fallbackReason: gaps ? null : 'Too few customers have come again to tell when the next visit is due.',
    },
  ] as const satisfies StoredModel[]
}

const historiesOf = (firsts: readonly FirstsRow[], purchases: readonly PurchasesRow[]): ServiceHistory[] => {
  const services = new Map<string, FirstsRow[]>()
  for (const row of firsts) services.set(row.customerId, [...(services.get(row.customerId) ?? []), row])
  return purchases.map(({ customerId, days }) => ({ days, services: services.get(customerId) ?? [] }))
}

const clusterFacts = async (
  house: House,
  { providerId, timeZone }: Trainee,
  purchases: readonly PurchasesRow[],
  totals: Totals,
  today: number,
) => {
  const some = purchases.filter(({ customerId }) => totals.has(customerId)).slice(0, MOST_CLUSTERED)
  const visits = new Map<string, ClusterFacts['visits'][number][]>()
  for (const row of await listVisits(
    house.enginePool,
    providerId,
    timeZone,
    some.map(({ customerId }) => customerId),
  ))
    visits.set(row.customerId, [...(visits.get(row.customerId) ?? []), row])
  return some.map(({ customerId, days }): ClusterFacts => {
    const { bookings, spent } = totals.get(customerId) ?? { bookings: 0, spent: '0' }
    return { bookings, spent: Number(spent), sinceFirstDays: today - (days[0] ?? today), visits: visits.get(customerId) ?? [] }
  })
}

type Totals = ReadonlyMap<string, { bookings: number; spent: string; lastDay: string }>

const groupModels = async (house: House, trainee: Trainee, purchases: readonly PurchasesRow[], totals: Totals, span: Span) => {
  const { providerId, timeZone } = trainee
  const { enginePool: pool } = house
  const today = epochDay(localDay(house.now(), timeZone))
  const earlier = modelsOf(await listModels(pool, providerId)).clusters
  const { clusters, attach } = await runHeavy(house, groupsTask, {
    customers: await clusterFacts(house, trainee, purchases, totals, today),
    earlier,
    offered: await listOffered(pool, providerId),
    histories: historiesOf(await listFirsts(pool, providerId, timeZone, null), purchases),
    today,
  })
  const rfm = fitRfmCuts(
    [...totals.values()].map(({ bookings, spent, lastDay }) => ({
      bookings,
      spent: Number(spent),
      daysSinceLast: today - epochDay(lastDay),
    })),
  )
  return [
    {
      ...span,
      kind: 'RFM',
      parameters: rfm,
      quality: null,
      customers: totals.size,
      fallbackReason: rfm.basis === 'FIXED' ? `Fixed steps stand in for fifths below ${FEWEST_FOR_QUINTILES} customers.` : null,
    },
    {
      ...span,
      kind: 'CLUSTERS',
      parameters: clusters,
      quality: clusters && { silhouette: clusters.silhouette, inertia: clusters.inertia },
      customers: clusters?.customers ?? totals.size,
      fallbackReason: clusters ? null : 'Fewer than 20 customers, or customers who all behave alike, make no groups.',
    },
    {
      ...span,
      kind: 'ATTACH',
      parameters: attach,
      quality: null,
      customers: totals.size,
      fallbackReason: attach ? null : 'Too few customers have been with two services for a year.',
    },
  ] as const satisfies StoredModel[]
}

/** Learns from all of a provider's customers up to yesterday, and scores everybody. */
export const train = async (house: House, trainee: Trainee): Promise<void> => {
  const { providerId, timeZone } = trainee
  const { enginePool: pool } = house
  const to = addDays(localDay(house.now(), timeZone), -1)
  const purchases = await listPurchases(pool, providerId, to, null)
  const rows = await listTotals(pool, providerId, timeZone)
  const totals: Totals = new Map(rows.map(row => [row.customerId, row]))
  const first = purchases.reduce((least, { days }) => Math.min(least, days[0] ?? least), Infinity)
  const span = {
    trainedFrom: Number.isFinite(first) ? dateOfEpochDay(first) : null,
    trainedTo: Number.isFinite(first) ? to : null,
    fittedAt: house.now(),
  }
  const models = [
    ...(await valueModels(house, trainee, purchases, to, span)),
    ...(await groupModels(house, trainee, purchases, totals, span)),
  ]
  await saveModels(pool, providerId, models)
  await scoreCustomers(house, trainee, true)
}
