/** What was and what is expected, with the ranges that should hold 80 and 95 of 100 days. */
import type { LineWords, SeriesPoint } from './line'
import type { Plot, PlotBand } from './plot'
import { plotAxis, ticksAt } from './plot'

export interface ExpectedPoint {
  date: string
  value: number
  low80: number
  high80: number
  /** Null where too few errors are known to tell it. */
  low95?: number | null
  high95?: number | null
}

const namedSteps = 8

/** History as a line, then the expected figures dashed amid their bands; the bands begin on the first day ahead. */
export const forecastPlot = (history: readonly SeriesPoint[], expected: readonly ExpectedPoint[], words: LineWords): Plot => {
  const ahead = new Set(expected.map(({ date }) => date))
  const past = history.filter(({ date }) => !ahead.has(date))
  const dates = [...past, ...expected].map(({ date }) => date)
  const unknown = past.map(() => null)
  const isNamed = ticksAt(dates.length, namedSteps)
  const band = (name: string, opacity: number, low: (number | null)[], high: (number | null)[]): PlotBand => ({
    name,
    color: '--series-now',
    opacity,
    low: [...unknown, ...low],
    high: [...unknown, ...high],
  })
  const bands = [
    band(
      '80 of 100 days',
      0.2,
      expected.map(point => point.low80),
      expected.map(point => point.high80),
    ),
    band(
      '95 of 100 days',
      0.1,
      expected.map(point => point.low95 ?? null),
      expected.map(point => point.high95 ?? null),
    ),
  ]
  const lines = [
    { name: 'Revenue', values: [...past.map(({ value }) => value), ...expected.map(() => null)], isDashed: false },
    { name: 'Expected', values: [...unknown, ...expected.map(({ value }) => value)], isDashed: true },
  ].map(line => ({ ...line, color: '--series-now' as const, kind: 'LINE' as const }))
  return {
    steps: dates.map((date, index) => ({
      label: words.label(date),
      tick: isNamed(index) ? words.tick(date) : '',
      isOpen: false,
      to: ahead.has(date) ? null : (words.link?.(date) ?? null),
    })),
    lines,
    bands,
    notes: [],
    today: expected.length > 0 ? past.length : null,
    axis: plotAxis([...lines.flatMap(({ values }) => values), ...bands.flatMap(({ low, high }) => [...low, ...high])]),
  }
}
