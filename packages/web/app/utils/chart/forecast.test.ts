import { expect, it } from 'vitest'
import { forecastPlot } from './forecast'

const words = { label: (date: string) => date, tick: (date: string) => date.slice(8), link: (date: string) => `/bookings?from=${date}` }
const expected = { date: '2026-11-03', value: 10, low80: 8, high80: 12, low95: null, high95: null }

it('a forecast begins where the past ends, and unknown bands stay open', () => {
  const plot = forecastPlot(
    [
      { date: '2026-11-01', value: 5 },
      { date: '2026-11-02', value: 6 },
      { date: '2026-11-03', value: 1 },
    ],
    [expected, { ...expected, date: '2026-11-04', low95: 2, high95: 20 }],
    words,
  )
  expect(plot.lines.map(({ values }) => values)).toEqual([
    [5, 6, null, null],
    [null, null, 10, 10],
  ])
  expect(plot.bands.map(({ high }) => high)).toEqual([
    [null, null, 12, 12],
    [null, null, null, 20],
  ])
  expect(plot.today).toBe(2)
  expect(plot.axis.max).toBe(20)
  expect(plot.steps.map(({ to }) => to)).toEqual(['/bookings?from=2026-11-01', '/bookings?from=2026-11-02', null, null])
})

it('without a forecast only the past is shown', () => {
  expect(forecastPlot([{ date: '2026-11-01', value: 5 }], [], words)).toMatchObject({ today: null, steps: [{ label: '2026-11-01' }] })
})
