/** The columns of the performance matrix: each a figure of a service, in one place for screen, order and file. */
import type { ServiceFiguresFragment } from '../gql/graphql'
import type { ListBasis } from './booking-filter'
import type { Format } from './format'
import { unknown } from './format'

type Before = Pick<ServiceFiguresFragment, 'rank' | 'bookings' | 'completed' | 'revenue'>

/** A service with what it is compared with; null where nothing is compared or it had no bookings then. */
export interface ServiceRow extends ServiceFiguresFragment {
  before: Before | null
}

/** Services beside their figures before; one without bookings or completions then had no place. */
export const serviceRows = (
  services: readonly ServiceFiguresFragment[],
  before: readonly (Before & { service: { id: string } })[] | null,
): ServiceRow[] => {
  const known = new Map((before ?? []).map(each => [each.service.id, each]))
  return services.map(row => {
    const then = known.get(row.service.id)
    return { ...row, before: then && (then.bookings > 0 || then.completed > 0) ? then : null }
  })
}

export const columnKeys = [
  'REVENUE',
  'COMPLETED',
  'BOOKINGS',
  'COMPLETION',
  'CANCELLATION',
  'NO_SHOW',
  'RATING',
  'SATISFACTION',
  'DURATION',
  'REPEAT',
  'PRICE',
  'TREND',
] as const
export type ColumnKey = (typeof columnKeys)[number]

/** The bookings behind a cell. */
interface Behind {
  status: readonly ('COMPLETED' | 'CANCELLED' | 'NO_SHOW')[]
  basis: ListBasis
}

export interface ServiceColumn {
  key: ColumnKey
  title: string
  meaning: string
  isMoney: boolean
  /** What it is ordered by and what a file takes; null for unknown. */
  value: (row: ServiceRow) => number | null
  text: (row: ServiceRow, format: Format) => string
  /** The same at more length, where there is room. */
  detail?: (row: ServiceRow, format: Format) => string
  behind: Behind | null
}

const amountOf = (money: { amount: string } | null | undefined): number | null => (money ? Number(money.amount) : null)
const directions = { UP: 1, FLAT: 0, DOWN: -1 }
export const trendWords = { UP: 'Rising', FLAT: 'Steady', DOWN: 'Falling' }

/** Minutes over the plan; negative when faster, null where no length is known. */
const overrun = ({ actualMinutes, plannedMinutes }: ServiceRow): number | null =>
  actualMinutes == null || plannedMinutes == null ? null : actualMinutes - plannedMinutes

const wholeOverrun = (row: ServiceRow): number | null => {
  const over = overrun(row)
  return over === null ? null : Math.round(over)
}

const rate = (
  key: ColumnKey,
  title: string,
  meaning: string,
  read: (row: ServiceRow) => number | null | undefined,
  behind: Behind | null = null,
): ServiceColumn => ({
  key,
  title,
  meaning,
  isMoney: false,
  value: row => read(row) ?? null,
  text: (row, format) => format.figure(read(row), 'PERCENT'),
  behind,
})

const count = (key: ColumnKey, title: string, meaning: string, read: (row: ServiceRow) => number, behind: Behind): ServiceColumn => ({
  key,
  title,
  meaning,
  isMoney: false,
  value: read,
  text: (row, format) => format.figure(read(row), 'COUNT'),
  behind,
})

const money = (key: ColumnKey, title: string, meaning: string, read: (row: ServiceRow) => ServiceRow['revenue']): ServiceColumn => ({
  key,
  title,
  meaning,
  isMoney: true,
  value: row => amountOf(read(row)),
  text: (row, format) => format.money(read(row)),
  behind: { status: ['COMPLETED'], basis: 'COMPLETED_AT' },
})

const starts = 'STARTS_AT'

/** Every column, in the order of the table. */
export const serviceColumns: readonly ServiceColumn[] = [
  money('REVENUE', 'Revenue', 'Earned by completed bookings, less what was refunded in these days.', row => row.revenue),
  count('COMPLETED', 'Completed', 'Bookings completed, by the day of completion.', row => row.completed, {
    status: ['COMPLETED'],
    basis: 'COMPLETED_AT',
  }),
  count('BOOKINGS', 'Due', 'Bookings that start in these days, whatever became of them.', row => row.bookings, {
    status: [],
    basis: starts,
  }),
  rate('COMPLETION', 'Completion', 'Completed of the bookings due that are settled.', row => row.completionRate),
  rate('CANCELLATION', 'Cancelled', 'Cancelled of the bookings due that are settled.', row => row.cancellationRate, {
    status: ['CANCELLED'],
    basis: starts,
  }),
  rate('NO_SHOW', 'No-shows', 'No-shows of the settled bookings due that were not cancelled.', row => row.noShowRate, {
    status: ['NO_SHOW'],
    basis: starts,
  }),
  {
    key: 'RATING',
    title: 'Rating',
    meaning: 'Average stars of the reviews of its bookings, and how many.',
    isMoney: false,
    value: row => row.averageRating ?? null,
    text: (row, format) =>
      row.averageRating == null ? unknown : `${format.figure(row.averageRating, 'RATING')} (${format.figure(row.reviewCount, 'COUNT')})`,
    behind: { status: [], basis: 'REVIEWED_AT' },
  },
  rate('SATISFACTION', 'Satisfied', 'Share of its reviews with four or five stars.', row => row.customerSatisfaction),
  {
    key: 'DURATION',
    title: 'Over plan',
    meaning: 'From check-in to completion against the planned length, on average, where both are known.',
    isMoney: false,
    value: overrun,
    text: (row, format) => format.change(wholeOverrun(row), 'MINUTES'),
    detail: (row, format) => {
      const over = format.change(wholeOverrun(row), 'MINUTES')
      return over === unknown ? unknown : `${over} (${format.figure(row.plannedMinutes, 'COUNT')} planned)`
    },
    behind: null,
  },
  rate('REPEAT', 'Repeat', 'Share of its completed bookings whose customer had been here before.', row => row.repeatRate),
  money('PRICE', 'Average price', 'Earned for each completed booking.', row => row.averagePrice),
  {
    key: 'TREND',
    title: 'Last 26 weeks',
    meaning: 'Completed bookings of each of the 26 weeks up to the last day; steady where a rise or fall may be chance.',
    isMoney: false,
    value: row => directions[row.trend],
    text: row => trendWords[row.trend],
    behind: null,
  },
]
