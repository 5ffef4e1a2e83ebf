import { readFileSync } from 'node:fs'

const file = (name: string): string => readFileSync(new URL(`../fixtures/forecast/${name}`, import.meta.url), 'utf8')

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
export const publishedSeries = (name: string): number[] =>
  file(`${name}.csv`)
    .trim()
    .split('\n')
    .slice(1)
    .map(row => Number(row.split(',')[1]))

/** Published monthly series with the steps that R held out. */
export const heldOut = references
  .filter(({ method }) => method === 'snaive')
  .map(({ series, h }) => {
    const values = publishedSeries(series)
    return { series, values, known: values.slice(0, -h), held: values.slice(-h) }
  })

export const referenceOf = (series: string, method: Reference['method']): Reference =>
  references.find(reference => reference.series === series && reference.method === method)!
