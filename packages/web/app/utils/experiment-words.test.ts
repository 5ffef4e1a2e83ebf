import { describe, expect, it } from 'vitest'
import type { ExperimentFactsFragment } from '../gql/graphql'
import { chanceOf, experimentTable, inTab, intervalAxis, pointsOf, progressOf, pText } from './experiment-words'
import { createFormat } from './format'

const format = createFormat({ locale: 'en-US', timeZone: 'UTC', currency: 'USD' })

describe('A/B tests in words', () => {
  it('say what a p-value means', () => {
    expect(pText(0.00004)).toBe('p < 0.001')
    expect(pText(0.0312)).toBe('p = 0.031')
    expect(chanceOf(0.0004)).toContain('fewer than 1 of 1,000')
    expect(chanceOf(0.004)).toContain('4 of 1,000')
    expect(chanceOf(0.03)).toContain('3 of 100')
    expect(chanceOf(0.8)).toContain('most of the time')
  })

  it('give differences in points with their sign', () => {
    expect([0.0123, -0.004, 0, 0.0001].map(pointsOf)).toEqual(['+1.2', '−0.4', '0.0', '0.0'])
  })

  it('hold every interval on one axis', () => {
    const { start, end } = intervalAxis([
      { rateLow: 0.452, rateHigh: 0.531 },
      { rateLow: 0.459, rateHigh: 0.536 },
    ])
    expect([start, end].map(share => share.toFixed(3))).toEqual(['0.440', '0.540'])
    expect(intervalAxis([{ rateLow: 0.01, rateHigh: 0.99 }])).toEqual({ start: 0, end: 1 })
    expect(intervalAxis([{ rateLow: null, rateHigh: null }])).toEqual({ start: 0, end: 1 })
    expect(intervalAxis([{ rateLow: 0, rateHigh: 0 }]).end).toBeGreaterThan(0)
  })

  it('are whole when they have the customers that they need', () => {
    expect([progressOf(50, 200), progressOf(300, 200), progressOf(0, null)]).toEqual([0.25, 1, 1])
    expect([inTab('ALL')({ status: 'ENDED' }), inTab('RUNNING')({ status: 'ENDED' })]).toEqual([true, false])
  })

  it('leave revenue out of the file of whoever may not see it; the control has nothing to be compared with', () => {
    const variant = {
      position: 0,
      name: 'Now',
      weight: 1,
      exposed: 10,
      conversions: 1,
      conversionRate: 0.1,
      rateLow: 0.02,
      rateHigh: 0.4,
      revenuePerCustomer: 3,
      probabilityBest: 0.5,
    }
    const experiment = { variants: [variant], result: null } as unknown as ExperimentFactsFragment
    const titles = (hasMoney: boolean) => experimentTable(experiment, hasMoney, format).columns.map(({ title }) => title)
    expect(titles(false)).not.toContain('Revenue per customer')
    expect(titles(true)).toContain('Revenue per customer')
    expect(experimentTable(experiment, true, format).rows[0]?.cells.map(({ value }) => value)).toEqual([
      undefined,
      10,
      1,
      0.1,
      0.02,
      0.4,
      0.5,
      3,
      null,
      null,
      null,
      null,
      null,
    ])
  })
})
