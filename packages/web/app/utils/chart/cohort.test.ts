import { expect, it } from 'vitest'
import { cohortMeans, cohortTable, cohortWidth } from './cohort'

const rows = [
  { label: 'September', size: 10, shares: [1, 0.5, 0.4], isLastOpen: true },
  { label: 'October', size: 30, shares: [1, 0.1], isLastOpen: true },
]

it('the mean leaves out months that are not over', () => {
  // Month 1: only September is over there, 0.5; October's still grows. Month 2 is open everywhere.
  expect(cohortMeans(rows)).toEqual([1, 0.5, null])
  // With both over: (10 × 0.5 + 30 × 0.1) ÷ 40 = 0.2.
  expect(cohortMeans(rows.map(row => ({ ...row, isLastOpen: false })))[1]).toBeCloseTo(0.2)
})

it('as a table, what lies ahead stays empty', () => {
  const { columns, rows: lines } = cohortTable(rows, share => `${share * 100} %`)
  expect(columns.map(({ title }) => title)).toEqual(['First visit', 'Customers', 'Month 0', 'Month 1', 'Month 2'])
  expect(lines[1]?.cells.at(-1)).toEqual({ text: '', value: null })
})

it('no cohorts are no columns', () => {
  expect(cohortWidth([])).toBe(0)
  expect(cohortMeans([])).toEqual([])
})
