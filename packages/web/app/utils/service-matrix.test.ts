import { describe, expect, it } from 'vitest'
import { createFormat } from './format'
import type { ServiceRow } from './service-columns'
import { serviceColumns, serviceRows } from './service-columns'
import { matrixChoiceOf, queryOfMatrixChoice, serviceTable, sortedRows } from './service-matrix'

const format = createFormat({ locale: 'en-US', timeZone: 'UTC', currency: 'USD' })
const service = (name: string, rank: number, change: Partial<ServiceRow> = {}): ServiceRow => ({
  service: { id: name, name, category: 'Other', isActive: true },
  rank,
  bookings: 4,
  completed: 3,
  revenue: { amount: '90.00', currency: 'USD' },
  revenueShare: 0.5,
  averagePrice: { amount: '30.00', currency: 'USD' },
  averageRating: null,
  reviewCount: 0,
  completionRate: 75,
  cancellationRate: 25,
  noShowRate: null,
  plannedMinutes: null,
  actualMinutes: null,
  customerSatisfaction: null,
  repeatRate: 50,
  trend: 'FLAT',
  weekly: [],
  before: null,
  ...change,
})
const columnOf = (key: string) => serviceColumns.filter(column => column.key === key)

describe('the performance matrix', () => {
  it('stands by rank until a column is chosen; what is unknown comes last either way', () => {
    const rows = [service('b', 2, { averageRating: 4 }), service('c', 3), service('a', 1, { averageRating: 5 })]
    const names = (query: Record<string, unknown>) => sortedRows(rows, matrixChoiceOf(query)).map(row => row.service.name)
    expect(names({})).toEqual(['a', 'b', 'c'])
    expect(names({ sort: 'rating' })).toEqual(['a', 'b', 'c'])
    expect(names({ sort: 'rating', order: 'ascending' })).toEqual(['b', 'a', 'c'])
  })

  it('keeps its columns in the address, without what is standard', () => {
    expect(queryOfMatrixChoice(matrixChoiceOf({}))).toEqual({})
    const query = { columns: 'completed,price', sort: 'price', order: 'ascending' }
    expect(queryOfMatrixChoice(matrixChoiceOf(query))).toEqual(query)
    expect(queryOfMatrixChoice({ ...matrixChoiceOf({}), columns: ['PRICE', 'COMPLETED'] })).toEqual({ columns: 'completed,price' })
    expect(queryOfMatrixChoice(matrixChoiceOf({ columns: 'nonsense', sort: 'nonsense', order: 'ascending' }))).toEqual({})
  })

  it('has nothing before where nothing was due or completed then', () => {
    const then = { rank: 1, bookings: 0, completed: 0, revenue: null }
    const [first, second] = serviceRows(
      [service('a', 1), service('b', 2)],
      [
        { ...then, service: { id: 'a' }, completed: 2 },
        { ...then, service: { id: 'b' }, rank: 2 },
      ],
    )
    expect([first?.before?.rank, second?.before]).toEqual([1, null])
  })

  it('is written to a file with bare figures, exact amounts and the figures before', () => {
    const before = { rank: 3, bookings: 2, completed: 2, revenue: { amount: '60.00', currency: 'USD' } }
    const { columns, rows } = serviceTable([service('a', 1, { before })], columnOf('REVENUE'), format)
    expect(columns.map(({ title }) => title)).toEqual(['Rank', 'Service', 'Revenue', 'Rank before', 'Completed before', 'Revenue before'])
    expect(rows[0]?.cells.map(({ text, value }) => value ?? text)).toEqual([1, 'a', '90.00', 3, 2, '60.00'])
  })

  it('tells the length against the plan with its sign', () => {
    const [duration] = columnOf('DURATION')
    const slow = service('a', 1, { plannedMinutes: 60, actualMinutes: 66.4 })
    expect([duration?.text(slow, format), duration?.detail?.(slow, format)]).toEqual(['+6 min', '+6 min (60 planned)'])
    expect([duration?.text(service('a', 1), format), duration?.detail?.(service('a', 1), format)]).toEqual(['—', '—'])
  })
})
