import { describe, expect, it } from 'vitest'
import type { Acquisition } from './acquisition-view'
import { acquisitionFigures, funnelTable, sourceTable, stepEnd, stepKind } from './acquisition-view'
import { createFormat } from './format'

const format = createFormat({ locale: 'en-US', timeZone: 'UTC', currency: 'USD' })
const words = { format, comparedDates: 'Jan 1 – 31', hasFinance: true, canOpen: true }
const usd = (amount: string) => ({ amount, currency: 'USD' })
const acquisition = (newCustomers: number, change: Partial<Acquisition> = {}): Acquisition => ({
  period: { start: '2026-02-01', end: '2026-02-28' },
  newCustomers,
  spend: usd('100.00'),
  acquisitionCost: usd('10.00'),
  sources: [],
  series: [],
  ...change,
})

describe('the figures of acquisition', () => {
  it('take a falling cost for good news, and spending for none', () => {
    const before = acquisition(8, { spend: usd('160.00'), acquisitionCost: usd('20.00') })
    const [customers, spend, cost] = acquisitionFigures(acquisition(10), before, words)
    expect([customers?.change, spend?.change, cost?.change].map(change => change?.look)).toEqual(['good', 'none', 'good'])
    expect(customers).toMatchObject({ text: '10', note: '8 in Jan 1 – 31', to: { query: { visit: 'first', from: '2026-02-01' } } })
  })

  it('leave money out for whoever may not see it, and the change where nothing is compared', () => {
    const figures = acquisitionFigures(acquisition(10), null, { ...words, hasFinance: false })
    expect(figures.map(({ name, change, note }) => [name, change, note])).toEqual([['newCustomers', null, null]])
  })
})

describe('the steps of the series', () => {
  it('are told by the second and third, as the first may be cut', () => {
    expect(stepKind(['2026-02-05', '2026-02-09', '2026-02-16'])).toBe('WEEK')
    expect(stepKind(['2026-01-20', '2026-02-01', '2026-03-01'])).toBe('MONTH')
    expect(stepKind(['2026-01-20'])).toBe('DAY')
  })

  it('end before the next, the last with the span', () => {
    const dates = ['2026-02-05', '2026-02-09']
    expect(dates.map(date => stepEnd(dates, date, '2026-02-12'))).toEqual(['2026-02-08', '2026-02-12'])
  })
})

describe('the tables of acquisition', () => {
  const source = { channel: 'SEARCH' as const, newCustomers: 3, share: 0.75, inquiries: 4, profileViews: 9 }

  it('hold what may be seen, and exact amounts', () => {
    const plain = acquisition(4, { sources: [source, { ...source, channel: null, newCustomers: 1, share: 0.25 }] })
    delete plain.spend
    const table = sourceTable(plain, acquisition(1, { sources: [{ ...source, newCustomers: 1 }] }), format)
    expect(table.columns.map(({ title }) => title)).toEqual(['Source', 'New customers', 'Share', 'Before', 'Profile views', 'Inquiries'])
    expect(table.rows.map(({ cells }) => [cells[0]?.text, cells[1]?.value, cells[3]?.value])).toEqual([
      ['Search', 3, 1],
      ['Not told', 1, 0],
    ])
    const whole = sourceTable(acquisition(3, { sources: [{ ...source, spend: usd('30.10'), costPerCustomer: null }] }), null, format)
    expect(whole.rows[0]?.cells.slice(5).map(({ text, value }) => [text, value])).toEqual([
      ['$30.10', '30.10'],
      ['—', null],
    ])
  })

  it('keep the first step of the funnel without a rate', () => {
    const stage = { name: 'A', title: 'Views', definition: 'x', count: 10, conversionRate: null, low: null, high: null, dropOff: null }
    expect(funnelTable([stage], format).rows[0]?.cells.map(({ value }) => value)).toEqual([
      undefined,
      10,
      null,
      null,
      null,
      null,
      undefined,
    ])
  })
})
