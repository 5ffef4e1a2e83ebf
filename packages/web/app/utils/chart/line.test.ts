import { describe, expect, it } from 'vitest'
import { linePlot, notesOn } from './line'
import { axisOf, heightOf, plotAxis, ticksAt } from './plot'

const words = { label: (date: string) => `on ${date}`, tick: (date: string) => date.slice(8) }
const steps = ['2026-11-01', '2026-11-02', '2026-11-03']
const point = (date: string, value: number | null) => ({ date, value })

describe('a chart of series', () => {
  const plot = linePlot(
    {
      steps,
      series: [{ name: 'Revenue', color: '--series-now', points: [point('2026-11-01', 5), point('2026-11-03', 2)] }],
      compared: [{ name: 'Before', color: '--series-before', points: [point('2025-11-02', 8), point('2025-11-03', null)] }],
      openStep: '2026-11-03',
    },
    { ...words, link: date => `/bookings?from=${date}` },
  )

  it('leaves steps without a value unknown', () => {
    expect(plot.lines[0]?.values).toEqual([5, null, 2])
  })

  it('puts compared days beside the steps, dashed, with their own dates', () => {
    expect(plot.lines[1]).toMatchObject({
      isDashed: true,
      values: [8, null, null],
      labels: ['on 2025-11-02', 'on 2025-11-03', null],
    })
  })

  it('knows the step that is not over, and what is behind each', () => {
    expect(plot.steps.map(({ isOpen }) => isOpen)).toEqual([false, false, true])
    expect(plot.steps[1]).toMatchObject({ label: 'on 2026-11-02', to: '/bookings?from=2026-11-02' })
  })
})

describe('notes', () => {
  const dates = (start: string, end: string) => `${start}–${end}`
  const note = (startsOn: string, endsOn: string) => ({ id: '1', text: 'Street fair', startsOn, endsOn })

  it('stand on the steps that they touch, also within a week', () => {
    expect(notesOn(['2026-11-02', '2026-11-09', '2026-11-16'], [note('2026-11-11', '2026-11-17')], dates)).toMatchObject([
      { first: 1, last: 2, dates: '2026-11-11–2026-11-17' },
    ])
  })

  it('that began before begin with the first step, and those that were over before are left out', () => {
    expect(notesOn(steps, [note('2026-10-01', '2026-11-01')], dates)).toMatchObject([{ first: 0, last: 0 }])
    expect(notesOn(steps, [note('2026-10-01', '2026-10-31')], dates)).toEqual([])
  })
})

describe('an axis', () => {
  it.each([
    [0, 0, { min: 0, max: 1, steps: 1 }],
    [0, 800, { min: 0, max: 800, steps: 4 }],
    [0, 812, { min: 0, max: 1000, steps: 5 }],
    [0, 4.2, { min: 0, max: 5, steps: 5 }],
    [-30, 800, { min: -200, max: 800, steps: 5 }],
  ])('from %d to %d has round steps', (lowest, highest, axis) => {
    expect(axisOf(lowest, highest)).toEqual(axis)
  })

  it('names its values from the top, and holds 0', () => {
    expect(plotAxis([null, 400, 800]).ticks).toEqual([800, 600, 400, 200, 0])
    expect(plotAxis([]).ticks).toEqual([1, 0])
    expect(heightOf(200, plotAxis([800]))).toBe(0.75)
  })

  it('names few steps of many, the first always', () => {
    expect(Array.from({ length: 31 }, (_, index) => index).filter(ticksAt(31, 8))).toEqual([0, 4, 8, 12, 16, 20, 24, 28])
  })
})
