import { readFileSync } from 'node:fs'

const fixture = (path: string): string => readFileSync(new URL(`../fixtures/${path}`, import.meta.url), 'utf8')
const file = (name: string): string => fixture(`forecast/${name}`)

const columnOf = (csv: string, column: number): number[] =>
  csv
    .trim()
    .split('\n')
    .slice(1)
    .map(row => Number(row.split(',')[column]))

/** What R said of a series' held-out end. */
export interface Reference {
  series: string
  /** Steps that were held out. */
  h: number
  method: 'snaive' | 'ets' | 'theta' | 'stlf' | 'arima'
  mase: number
  mean: number[]
}

const references = JSON.parse(file('reference-r.json')) as Reference[]

/** The values of a published series, oldest first. */
export const publishedSeries = (name: string): number[] => columnOf(file(`${name}.csv`), 1)

/** A column of a table that the statistics are checked against. */
export const statisticsSeries = (name: string, column = 1): number[] => columnOf(fixture(`statistics/${name}.csv`), column)

/** Published monthly series with the steps that R held out. */
export const heldOut = references
  .filter(({ method }) => method === 'snaive')
  .map(({ series, h }) => {
    const values = publishedSeries(series)
    return { series, values, known: values.slice(0, -h), held: values.slice(-h) }
  })

export const referenceOf = (series: string, method: Reference['method']): Reference =>
  references.find(reference => reference.series === series && reference.method === method)!
