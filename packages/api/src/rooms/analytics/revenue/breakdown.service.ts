import type { RevenueSlice } from '@dashboard/schema'
import type { RevenueDimension } from '@dashboard/schema/vocabulary'
import { cached } from '../../../access/cache.service'
import type { Scope } from '../../../access/scope'
import { instantsOf } from '../../../core/local-time'
import { formatAmount } from '../../../core/money'
import type { DateSpan } from '../../../core/period'
import type { ByValue, ExactReading } from '../../metrics'
import { dailySeries, labelsOf, moneySums, NONE } from '../../metrics'
import type { Part } from './breakdown'
import { slicesOf } from './breakdown'
import { comparedSteps } from '../steps'
import { revenueOfCustomers, topCustomers } from './revenue.repository'
import type { RevenueRecord } from './revenue.service'
import { totalsOf } from './revenue.service'

const flows = ['revenue.earned', 'revenue.refunded', 'bookings.completed'] as const

const restLabels: Record<RevenueDimension, string> = {
  SERVICE: 'Other services',
  CUSTOMER: 'Other customers',
  DAY: 'Other days',
  SOURCE: 'Other channels',
}

const nothing: ExactReading = () => '0'

const bySlice = async (scope: Scope, { frame: { window, compared } }: RevenueRecord, dimension: 'SERVICE' | 'SOURCE'): Promise<Part[]> => {
  const [now, before]: ByValue<ExactReading>[] = await moneySums(scope, compared ? [window, compared] : [window], flows, dimension)
  const values = [...new Set([...(now?.keys() ?? []), ...(before?.keys() ?? [])])]
  const labelled = await labelsOf(
    scope,
    values.map(value => ({ dimension, value })),
  )
  return labelled.map(({ value, label }) => ({
    key: value,
    label,
    ...totalsOf(now?.get(value) ?? nothing, compared && (before?.get(value) ?? nothing)),
  }))
}

const days = async (scope: Scope, span: DateSpan): Promise<Map<string, ExactReading>> => {
  const daily = (await dailySeries(scope, flows, span)).get('')
  const columns = new Map(flows.map(name => [name as string, daily?.exact(name) ?? []]))
  return new Map((daily?.days ?? []).map((day, index) => [day, measure => columns.get(measure)?.[index] ?? '0']))
}

const byDay = async (scope: Scope, { frame: { window, compared } }: RevenueRecord): Promise<Part[]> => {
  const now = await days(scope, window)
  const before = compared && (await days(scope, compared))
  const dayOf = (day: string): string | undefined =>
    compared?.start && comparedSteps([{ start: day, end: day }], window, compared, 'DAY')[0]?.start
  return [...now].map(([day, reading]) => ({
    key: day,
    label: day,
    ...totalsOf(reading, before && (before.get(dayOf(day) ?? '') ?? nothing)),
  }))
}

const spanOf = (scope: Scope, span: DateSpan) => ({ ...span, ...instantsOf(span, scope.timeZone) })

const byCustomer = async (scope: Scope, { frame: { window, compared }, request }: RevenueRecord): Promise<Part[]> => {
  const top = await scope.read(db => topCustomers(db, spanOf(scope, window), request.top))
  const ids = top.map(({ key }) => key)
  const before = compared && (await scope.read(db => revenueOfCustomers(db, spanOf(scope, compared), ids)))
  const previous = new Map(before?.map(({ key, revenue }) => [key, revenue]))
  return top.map(row => ({ ...row, previousRevenue: compared && (previous.get(row.key) ?? '0') }))
}

const partsBy: Record<RevenueDimension, (scope: Scope, record: RevenueRecord) => Promise<Part[]>> = {
  SERVICE: (scope, record) => bySlice(scope, record, 'SERVICE'),
  CUSTOMER: byCustomer,
  DAY: byDay,
  SOURCE: (scope, record) => bySlice(scope, record, 'SOURCE'),
}

const slices = async (scope: Scope, record: RevenueRecord): Promise<RevenueSlice[]> => {
  const { currency } = scope.provider
  const { breakdown: dimension, top } = record.request
  const money = (amount: string) => ({ amount: formatAmount(amount, currency), currency })
  const parts = await partsBy[dimension](scope, record)
  return slicesOf(parts, record.totals, top, restLabels[dimension]).map(slice => ({
    ...slice,
    dimension,
    key: slice.key === NONE ? null : slice.key,
    earned: money(slice.earned),
    revenue: money(slice.revenue),
    previousRevenue: slice.previousRevenue === null ? null : money(slice.previousRevenue),
  }))
}

/** The largest parts of the revenue and the rest: one statement, or two. */
export const breakdown = (scope: Scope, record: RevenueRecord): Promise<RevenueSlice[]> =>
  cached(scope, 'revenue.breakdown', record.request, () => slices(scope, record))
