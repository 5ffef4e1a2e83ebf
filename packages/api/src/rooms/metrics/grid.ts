import { fromUnits } from '../../core/money'
import type { MeasureName, Reading } from './measures'
import { measures } from './measures'

/** A place in the steps of a span: 0 is the whole of it, the others count from 1. */
export type Step = number

const WHOLE: Step = 0

const nothing = 0n

/** Exact sums of measures by slice and step, in ten-thousandths. */
export class Grid {
  private readonly slices = new Map<string, Map<string, Map<MeasureName, bigint[]>>>()

  /** Adds to one step of a measure. */
  add(dimension: string, value: string, measure: MeasureName, step: Step, units: bigint): void {
    const values = this.slices.get(dimension) ?? new Map<string, Map<MeasureName, bigint[]>>()
    this.slices.set(dimension, values)
    const sums = values.get(value) ?? new Map<MeasureName, bigint[]>()
    values.set(value, sums)
    const line = sums.get(measure) ?? []
    sums.set(measure, line)
    line[step] = (line[step] ?? nothing) + units
  }

  /** Adds to one step of a measure, and to the whole where the steps of the measure add up. */
  spread(dimension: string, value: string, measure: MeasureName, step: Step, units: bigint): void {
    this.add(dimension, value, measure, step, units)
    if (step !== WHOLE && measures[measure].counted !== 'VISITS') this.add(dimension, value, measure, WHOLE, units)
  }

  /** The values of a dimension of which anything at all is known. */
  values(dimension: string): string[] {
    const values = [...(this.slices.get(dimension) ?? [])]
    return values.filter(([, sums]) => [...sums.values()].some(line => line.some(units => units !== nothing))).map(([value]) => value)
  }

  /** The measures of a slice in a step: 0 where nothing happened. */
  reading(dimension: string, value: string, step: Step): Reading {
    const sums = this.slices.get(dimension)?.get(value)
    return measure => Number(fromUnits(sums?.get(measure)?.[step] ?? nothing))
  }
}

/** The step that holds a day, given the first days of the steps in order; 0 for a day before them. */
export function stepOf(day: string, firstDays: readonly string[]): Step {
  let low = 0
  let high = firstDays.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((firstDays[middle] ?? '') <= day) low = middle + 1
    else high = middle
  }
  return low
}
