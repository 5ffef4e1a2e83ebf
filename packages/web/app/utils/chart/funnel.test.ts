import { expect, it } from 'vitest'
import { funnelBars } from './funnel'

const step = (count: number) => ({
  name: String(count),
  title: '',
  definition: '',
  count,
  conversionRate: null,
  low: null,
  high: null,
  dropOff: null,
})

it('a step is as wide as it is against the widest, wherever that stands', () => {
  expect(funnelBars([step(50), step(200), step(0)]).map(({ width }) => width)).toEqual([0.25, 1, 0])
  expect(funnelBars([step(0)])[0]?.width).toBe(0)
})
