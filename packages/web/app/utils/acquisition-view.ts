/** How customers were won, as figures, lines and tables. */
import type { AcquisitionChannel, Granularity } from '@dashboard/schema/vocabulary'
import type { AcquisitionFiguresFragment, CustomerAcquisitionQuery } from '../gql/graphql'
import type { AnalyticsFigure } from './analytics-figure'
import { lookOf } from './analytics-figure'
import { bookingsAddress } from './booking-filter'
import { addDays, lengthOf } from './calendar'
import { changePercentOf } from './chart/bars'
import { meaningOf } from './chart/meaning'
import type { DataTable } from './data-table'
import { figureCell } from './data-table'
import type { Format } from './format'
import { channelWords } from './words'

export type Acquisition = AcquisitionFiguresFragment
export type AcquisitionSource = AcquisitionFiguresFragment['sources'][number]
export type FunnelStage = CustomerAcquisitionQuery['now']['conversionFunnel'][number]

export const channelName = (channel: AcquisitionChannel | null): string => (channel === null ? 'Not told' : channelWords[channel])

const amountOf = (money: { amount: string } | null | undefined): number | null => (money ? Number(money.amount) : null)

interface Words {
  format: Format
  /** Of what it is compared with: "Aug 26 – Nov 23". */
  comparedDates: string
  hasFinance: boolean
  /** Whether the reader may see the bookings behind. */
  canOpen: boolean
}

/** The figures at the head of the page; a cost that falls is good news, spending is neither. */
export const acquisitionFigures = (now: Acquisition, before: Acquisition | null, { format, comparedDates, hasFinance, canOpen }: Words) => {
  const { start, end } = now.period
  const figure = (
    name: string,
    title: string,
    definition: string,
    read: (of: Acquisition) => number | null,
    isBetterUp: boolean | null,
  ) => {
    const unit = name === 'newCustomers' ? ('COUNT' as const) : ('CURRENCY' as const)
    const [value, then] = [read(now), before && read(before)]
    const change = value === null ? null : changePercentOf(value, then)
    return {
      name,
      title,
      value,
      text: format.figure(value, unit),
      change: change === null ? null : { text: format.changePercent(change), look: lookOf(change, isBetterUp) },
      note: then === null ? null : `${format.figure(then, unit)} in ${comparedDates}`,
      meaning: meaningOf({ definition }),
      to: name === 'newCustomers' && canOpen ? bookingsAddress({ basis: 'COMPLETED_AT', isFirstVisit: true, from: start, to: end }) : null,
    } satisfies AnalyticsFigure
  }
  return [
    figure(
      'newCustomers',
      'New customers',
      'Customers whose first completed booking was completed in these days.',
      of => of.newCustomers,
      true,
    ),
    ...(hasFinance
      ? [
          figure('spend', 'Spent', 'Campaigns and channel spend, spread evenly over their days.', of => amountOf(of.spend), null),
          figure('cost', 'Cost per new customer', 'Spend for each new customer.', of => amountOf(of.acquisitionCost), false),
        ]
      : []),
  ]
}

/** Whether the steps of a series are days, weeks or months; the first and last may be cut short. */
export const stepKind = (dates: readonly string[]): Granularity => {
  const [, second, third] = dates
  if (!second || !third) return 'DAY'
  const days = lengthOf(second, third) - 1
  return days === 1 ? 'DAY' : days === 7 ? 'WEEK' : 'MONTH'
}

/** The last day of a step: the day before the next, or the end of all. */
export const stepEnd = (dates: readonly string[], date: string, end: string): string => {
  const next = dates[dates.indexOf(date) + 1]
  return next === undefined ? end : addDays(next, -1)
}

/** The channels as a table of figures, those of the compared days beside them. */
export const sourceTable = (now: Acquisition, before: Acquisition | null, format: Format): DataTable => {
  const [hasSpend, hasRevenue] = [now.spend !== undefined, now.sources.some(({ revenue }) => revenue !== undefined)]
  const then = new Map(before?.sources.map(source => [source.channel, source]))
  const count = (value: number | null | undefined) => figureCell(value, format.figure(value, 'COUNT'))
  const money = (value: AcquisitionSource['spend']) => figureCell(value?.amount, format.money(value))
  return {
    columns: [
      { title: 'Source' },
      ...[
        'New customers',
        'Share',
        ...(before ? ['Before'] : []),
        'Profile views',
        'Inquiries',
        ...(hasSpend ? ['Spent', 'Cost per customer'] : []),
        ...(hasRevenue ? ['Revenue'] : []),
      ].map(title => ({ title, isFigure: true })),
    ],
    rows: now.sources.map(source => ({
      cells: [
        { text: channelName(source.channel ?? null) },
        count(source.newCustomers),
        figureCell(source.share, format.figure(source.share == null ? null : source.share * 100, 'PERCENT')),
        ...(before ? [count(then.get(source.channel)?.newCustomers ?? 0)] : []),
        count(source.profileViews),
        count(source.inquiries),
        ...(hasSpend ? [money(source.spend), money(source.costPerCustomer)] : []),
        ...(hasRevenue ? [money(source.revenue)] : []),
      ],
    })),
  }
}

/** The funnel as a table of figures. */
export const funnelTable = (stages: readonly FunnelStage[], format: Format): DataTable => {
  const share = (value: number | null | undefined) => figureCell(value, format.figure(value == null ? null : value * 100, 'PERCENT'))
  return {
    columns: [
      { title: 'Step' },
      ...['How many', 'Of the step before', 'From', 'To', 'Lost on the way'].map(title => ({ title, isFigure: true })),
      { title: 'What is counted' },
    ],
    rows: stages.map(({ title, definition, count, conversionRate, low, high, dropOff }) => ({
      cells: [
        { text: title },
        figureCell(count, format.figure(count, 'COUNT')),
        share(conversionRate),
        share(low),
        share(high),
        figureCell(dropOff, format.figure(dropOff, 'COUNT')),
        { text: definition },
      ],
    })),
  }
}
