import type { AcquisitionPoint, AcquisitionSource, CustomerAcquisition, DateRangeInput, FunnelStage, Money } from '@dashboard/schema'
import type { AcquisitionChannel } from '@dashboard/schema/vocabulary'
import Big from 'big.js'
import { cached } from '../../../access/cache.service'
import type { Scope } from '../../../access/scope'
import { tidy } from '../../../core/change'
import { badInput } from '../../../core/errors'
import { instantsOf, localDay } from '../../../core/local-time'
import { add, compare, formatAmount } from '../../../core/money'
import type { DateSpan, Window } from '../../../core/period'
import { windowOfRange } from '../../../core/period'
import { sparklineGranularity } from '../../../core/series'
import type { ByValue, ExactReading } from '../../metrics'
import { comparedSpan, moneySums, NONE, rangeProblems, revenueOf, spendByChannel } from '../../metrics'
import { stepsOf } from '../steps'
import { newCustomers } from './acquisition.repository'
import { funnelOf } from './funnel'

/** What the fields of a source are read from. */
export interface SourceRecord extends Omit<AcquisitionSource, 'spend' | 'costPerCustomer' | 'revenue'> {
  window: Window
  /** Exact. */
  net: string
}

/** What the fields of the answer are read from. */
export interface AcquisitionRecord extends Omit<CustomerAcquisition, 'spend' | 'acquisitionCost' | 'conversionFunnel' | 'sources'> {
  window: Window
  views: number
  inquiries: number
  sources: SourceRecord[]
}

const flows = ['customers.new', 'inquiries.count', 'profile.views', 'revenue.earned', 'revenue.refunded'] as const

const nothing: ExactReading = () => '0'
const totalOf = (sums: ByValue<ExactReading> | undefined): ExactReading => sums?.get('') ?? nothing

const sourceOf = (window: Window, all: number, [key, reading]: [string, ExactReading]): SourceRecord => {
  const count = Number(reading('customers.new'))
  return {
    channel: key === NONE ? null : (key as AcquisitionChannel),
    newCustomers: count,
    share: all === 0 ? null : tidy(count / all),
    inquiries: Number(reading('inquiries.count')),
    profileViews: Number(reading('profile.views')),
    net: revenueOf(reading),
    window,
  }
}

const byCustomers = (one: SourceRecord, other: SourceRecord): number =>
  other.newCustomers - one.newCustomers || compare(other.net, one.net) || ((one.channel ?? '') < (other.channel ?? '') ? -1 : 1)

const seriesOf = async (scope: Scope, window: Window): Promise<AcquisitionPoint[]> => {
  const steps = stepsOf(window, sparklineGranularity(window), scope.provider.weekStartsOn)
  const sums = await moneySums(scope, steps, ['customers.new'])
  return steps.map(({ start }, index) => ({ date: start, newCustomers: Number(totalOf(sums[index])('customers.new')) }))
}

/** What the channels cost in the span. */
const spendingOf = async (scope: Scope, { start, end }: DateSpan): Promise<ReadonlyMap<string, string>> =>
  new Map(await cached(scope, 'acquisition.spend', { start, end }, async () => [...(await spendByChannel(scope, { start, end }))]))

/** The channels that only cost, for who may know of it. */
const fruitless = async (scope: Scope, window: Window, found: ByValue<ExactReading> | undefined): Promise<[string, ExactReading][]> => {
  if (!scope.can('finance.view')) return []
  return [...(await spendingOf(scope, window)).keys()].filter(channel => !found?.has(channel)).map(channel => [channel, nothing])
}

const read = async (scope: Scope, period: DateRangeInput): Promise<AcquisitionRecord> => {
  const today = localDay(scope.now(), scope.timeZone)
  const window = windowOfRange(period, { today, weekStartsOn: scope.provider.weekStartsOn })
  const compared: DateSpan = comparedSpan(window, 'PREVIOUS', true, 'DAY')
  const [now, before] = await moneySums(scope, [window, compared], flows)
  const [sources] = await moneySums(scope, [window], flows, 'SOURCE')
  const total = totalOf(now)
  const count = Number(total('customers.new'))
  return {
    window,
    views: Number(total('profile.views')),
    inquiries: Number(total('inquiries.count')),
    period: { start: window.start, end: window.end },
    comparedWith: compared,
    newCustomers: count,
    previousNewCustomers: Number(totalOf(before)('customers.new')),
    sources: [...(sources ?? []), ...(await fruitless(scope, window, sources))]
      .map(entry => sourceOf(window, count, entry))
      .sort(byCustomers),
    series: await seriesOf(scope, window),
  }
}

/** How customers were won: three statements, and one for what it cost; the funnel is read where it is asked for. Kept until something changes. */
export const customerAcquisition = async (scope: Scope, period: DateRangeInput): Promise<AcquisitionRecord> => {
  const problems = rangeProblems(period, { start: 'period.start', end: 'period.end' })
  if (problems.length > 0) throw badInput(problems)
  return cached(scope, 'acquisition', period, () => read(scope, period))
}

/** Profile view → inquiry → first booking → second booking: one statement. */
export const funnel = (scope: Scope, { window: { start, end }, views, inquiries }: AcquisitionRecord): Promise<FunnelStage[]> =>
  cached(scope, 'acquisition.funnel', { start, end }, async () => {
    const span = { start, end, ...instantsOf({ start, end }, scope.timeZone) }
    return funnelOf({ views, inquiries, ...(await scope.read(db => newCustomers(db, span))) })
  })

const money = ({ provider: { currency } }: Scope, amount: string): Money => ({ amount: formatAmount(amount, currency), currency })

const perCustomer = (scope: Scope, spend: string, customers: number): Money | null =>
  customers === 0 || compare(spend, '0') === 0 ? null : money(scope, new Big(spend).div(customers).toFixed())

/** What all channels cost in the span. */
export const totalSpend = async (scope: Scope, { window }: AcquisitionRecord): Promise<Money> =>
  money(scope, add(...(await spendingOf(scope, window)).values()))

/** Spend per new customer; null without spend or customers. */
export const acquisitionCost = async (scope: Scope, { window, newCustomers: customers }: AcquisitionRecord): Promise<Money | null> =>
  perCustomer(scope, add(...(await spendingOf(scope, window)).values()), customers)

const spendOn = async (scope: Scope, { window, channel }: SourceRecord): Promise<string> =>
  (await spendingOf(scope, window)).get(channel ?? NONE) ?? '0'

/** What a channel cost in the span. */
export const sourceSpend = async (scope: Scope, source: SourceRecord): Promise<Money> => money(scope, await spendOn(scope, source))

/** What a new customer of a channel cost; null without spend or customers. */
export const sourceCost = async (scope: Scope, source: SourceRecord): Promise<Money | null> =>
  perCustomer(scope, await spendOn(scope, source), source.newCustomers)

/** What the bookings of a channel earned in the span. */
export const sourceRevenue = (scope: Scope, { net }: SourceRecord): Money => money(scope, net)
