/** Points on two axes, such as price and rating. */
import { axisOf } from './plot'

export interface ScatterPoint {
  id: string
  name: string
  x: number
  y: number
  /** What makes it larger, such as how many reviews; null for none. */
  weight: number | null
  /** Whether it is one's own. */
  isOwn: boolean
  /** What is said of it besides its place. */
  note: string | null
}

export interface ScatterAxis {
  min: number
  max: number
  ticks: number[]
}

export interface ScatterDot extends ScatterPoint {
  /** From the start and from the top, 0–1. */
  left: number
  top: number
  sizePx: number
}

const [leastPx, mostPx] = [12, 34]

/** An axis that holds the values with some room; `bounds` keep it within what is possible, such as 1–5 stars. */
export const scatterAxis = (values: readonly number[], bounds: { min?: number; max?: number } = {}): ScatterAxis => {
  if (values.length === 0) return { min: bounds.min ?? 0, max: bounds.max ?? 1, ticks: [bounds.min ?? 0, bounds.max ?? 1] }
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const reach = most - least || Math.abs(most) || 1
  const step = axisOf(0, reach).max / axisOf(0, reach).steps
  const min = Math.max(bounds.min ?? -Infinity, Math.floor((least - reach * 0.1) / step) * step)
  const max = Math.min(bounds.max ?? Infinity, Math.ceil((most + reach * 0.1) / step) * step)
  const ticks = Array.from(
    { length: Math.floor((max - min) / step + 1e-9) + 1 },
    (_, index) => Math.round((min + step * index) * 1e6) / 1e6,
  )
  return { min, max, ticks }
}

/** The points in their places; areas follow the weights. */
export const scatterDots = (points: readonly ScatterPoint[], x: ScatterAxis, y: ScatterAxis): ScatterDot[] => {
  const heaviest = Math.max(0, ...points.map(({ weight }) => weight ?? 0))
  return points.map(point => ({
    ...point,
    left: (point.x - x.min) / (x.max - x.min || 1),
    top: (y.max - point.y) / (y.max - y.min || 1),
    sizePx: Math.round(leastPx + (mostPx - leastPx) * (heaviest === 0 ? 0 : Math.sqrt((point.weight ?? 0) / heaviest))),
  }))
}
