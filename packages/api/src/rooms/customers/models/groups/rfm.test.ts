import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { daysBetween } from '../../../../core/calendar'
import { fitRfmCuts, type RfmInput, rfmRules, rfmScores, rfmSegment } from './rfm'

const ON = '2006-12-31'

const orders = readFileSync(new URL('../../../../../../../tests/fixtures/customers/rfm-orders.csv', import.meta.url), 'utf8')

const published = (): RfmInput[] => {
  const customers = new Map<string, RfmInput>()
  for (const [id = '', day = '', revenue] of orders
    .trim()
    .split('\n')
    .slice(1)
    .map(row => row.split(','))) {
    const known = customers.get(id) ?? { daysSinceLast: Infinity, bookings: 0, spent: 0 }
    customers.set(id, {
      daysSinceLast: Math.min(known.daysSinceLast, daysBetween(day, ON)),
      bookings: known.bookings + 1,
      spent: known.spent + Number(revenue),
    })
  }
  return [...customers.values()]
}

const five = [1, 2, 3, 4, 5]
const every = five.flatMap(recency => five.flatMap(frequency => five.map(monetary => ({ recency, frequency, monetary }))))

describe('cuts', () => {
  test("of the R package's 995 customers are the published ones", () => {
    const customers = published()
    expect(customers).toHaveLength(995)
    const { basis, recency, frequency, monetary } = fitRfmCuts(customers)
    expect(basis).toBe('QUINTILES')
    expect(recency.map(cut => Number(cut.toFixed(6)))).toEqual([115, 181, 297.4, 482])
    expect(frequency).toEqual([4, 5, 6, 8])
    expect(monetary.map(cut => Number(cut.toFixed(6)))).toEqual([255.8, 382, 506.4, 666])
  })

  test('are fixed with fewer than fifty customers, and money is measured by their middle', () => {
    const few = published().slice(0, 49)
    const middle = few.map(each => each.spent).sort((a, b) => a - b)[24]!
    expect(fitRfmCuts(few)).toEqual({
      basis: 'FIXED',
      recency: [31, 61, 121, 241],
      frequency: [2, 3, 5, 10],
      monetary: [middle / 4, middle / 2, middle, middle * 2],
    })
    expect(fitRfmCuts([]).basis).toBe('FIXED')
  })
})

describe('scores', () => {
  test('go from 1 to 5, the latest, most frequent and dearest best, and equal customers are scored alike', () => {
    const cuts = { basis: 'FIXED' as const, recency: [31, 61, 121, 241], frequency: [2, 3, 5, 10], monetary: [10, 20, 40, 80] }
    expect(rfmScores(cuts, { daysSinceLast: 0, bookings: 12, spent: 80 })).toEqual({ recency: 5, frequency: 5, monetary: 5 })
    expect(rfmScores(cuts, { daysSinceLast: 30, bookings: 9, spent: 79.99 })).toEqual({ recency: 5, frequency: 4, monetary: 4 })
    expect(rfmScores(cuts, { daysSinceLast: 31, bookings: 2, spent: 10 })).toEqual({ recency: 4, frequency: 2, monetary: 2 })
    expect(rfmScores(cuts, { daysSinceLast: 241, bookings: 1, spent: 0 })).toEqual({ recency: 1, frequency: 1, monetary: 1 })
  })

  test('put about a fifth of the customers in each score where few are alike', () => {
    const customers = published()
    const cuts = fitRfmCuts(customers)
    for (const score of five) {
      const share = customers.filter(each => rfmScores(cuts, each).recency === score).length / customers.length
      expect(share).toBeGreaterThan(0.17)
      expect(share).toBeLessThan(0.23)
    }
  })
})

describe('segments', () => {
  test('do not overlap: each of the 125 scores meets one rule at most', () => {
    for (const scores of every) {
      const value = (scores.frequency + scores.monetary) / 2
      const met = rfmRules.filter(
        ({ recency, value: wanted }) =>
          scores.recency >= recency[0] && scores.recency <= recency[1] && value >= wanted[0] && value <= wanted[1],
      )
      expect(met.length, JSON.stringify(scores)).toBeLessThanOrEqual(1)
      expect(rfmSegment(scores)).toBe(met[0]?.segment ?? 'OTHER')
    }
  })

  test.each([
    [[5, 5, 5], 'CHAMPIONS'],
    [[4, 4, 4], 'CHAMPIONS'],
    [[3, 5, 4], 'LOYAL'],
    [[5, 3, 3], 'POTENTIAL_LOYALISTS'],
    [[5, 1, 2], 'NEW'],
    [[2, 4, 4], 'AT_RISK'],
    [[1, 5, 5], 'CANT_LOSE'],
    [[1, 1, 1], 'LOST'],
    [[2, 2, 1], 'LOST'],
    [[3, 1, 1], 'OTHER'],
  ] as const)('%j is %s', ([recency, frequency, monetary], segment) => {
    expect(rfmSegment({ recency, frequency, monetary })).toBe(segment)
  })
})
