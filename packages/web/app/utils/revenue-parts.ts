/** The parts of the revenue: what is behind each, and as a table. */
import { acquisitionChannels } from '@dashboard/schema/vocabulary'
import type { RevenueDimension } from '@dashboard/schema/vocabulary'
import { bookingsAddress } from './booking-filter'
import { changePercentOf } from './chart/bars'
import type { DataTable, Link } from './data-table'
import { figureCell } from './data-table'
import type { Format } from './format'
import type { DateSpan } from './period-choice'

interface Amount {
  amount: string
  currency: string
}

interface Part {
  label: string
  revenue: Amount
  previousRevenue?: Amount | null
  bookings: number
  share?: number | null
  link: Link | null
}

/** The bookings that a part was earned by; null for the rest, and for what was not told. */
export const partAddress = (
  by: RevenueDimension,
  { key, isRest }: { key?: string | null; isRest: boolean },
  { start, end }: DateSpan,
): Link | null => {
  if (!key || isRest) return null
  const earned = { status: ['COMPLETED' as const], basis: 'COMPLETED_AT' as const, from: start, to: end }
  switch (by) {
    case 'SERVICE':
      return bookingsAddress({ ...earned, serviceId: key })
    case 'CUSTOMER':
      return bookingsAddress({ ...earned, customerId: key })
    case 'DAY':
      return bookingsAddress({ ...earned, from: key, to: key })
    case 'SOURCE': {
      const source = acquisitionChannels.find(channel => channel === key)
      return source ? bookingsAddress({ ...earned, source }) : null
    }
  }
}

/** The parts with their exact amounts, shares and changes. */
export const partsTable = (
  what: string,
  parts: readonly Part[],
  format: Pick<Format, 'money' | 'figure' | 'changePercent'>,
): DataTable => ({
  columns: [
    { title: what },
    ...['Revenue', 'Share (%)', 'Completed bookings', 'Compared', 'Change (%)'].map(title => ({ title, isFigure: true })),
  ],
  rows: parts.map(({ label, revenue, previousRevenue = null, bookings, share = null, link }) => {
    const change = changePercentOf(Number(revenue.amount), previousRevenue && Number(previousRevenue.amount))
    const percent = share === null ? null : Math.round(share * 10_000) / 100
    return {
      to: link,
      cells: [
        { text: label },
        figureCell(revenue.amount, format.money(revenue)),
        figureCell(percent, format.figure(percent, 'PERCENT')),
        figureCell(bookings, format.figure(bookings, 'COUNT')),
        figureCell(previousRevenue?.amount, format.money(previousRevenue)),
        figureCell(change === null ? null : Math.round(change * 10) / 10, format.changePercent(change)),
      ],
    }
  }),
})
