/** Lines and areas of a chart as SVG paths, in a box of 1,000 by 1,000 that is stretched to its place. */
import type { PlotAxis } from './plot'
import { heightOf, placeOf } from './plot'

interface Point {
  x: number
  y: number
}

type Values = readonly (number | null)[]

const box = 1000
const written = (value: number): string => String(Math.round(value * 10) / 10)

/** Stretches of known values, each as points. */
const stretches = (values: Values, axis: PlotAxis): Point[][] => {
  const all: Point[][] = [[]]
  values.forEach((value, index) => {
    if (value === null) all.push([])
    else all.at(-1)?.push({ x: placeOf(index, values.length) * box, y: heightOf(value, axis) * box })
  })
  return all.filter(points => points.length > 0)
}

const slope = (from: Point | undefined, to: Point | undefined): number => (from && to ? (to.y - from.y) / (to.x - from.x) : 0)

/** Tangents that keep a curve between its points from overshooting (Fritsch and Carlson 1980, by harmonic means). */
const tangents = (points: readonly Point[]): number[] =>
  points.map((point, index) => {
    const [before, after] = [slope(points[index - 1], point), slope(point, points[index + 1])]
    if (index === 0) return after
    if (index === points.length - 1) return before
    return before * after <= 0 ? 0 : (2 * before * after) / (before + after)
  })

const curve = (points: readonly Point[]): string => {
  const slopes = tangents(points)
  return points
    .slice(1)
    .map((to, index) => {
      const from = points[index] ?? to
      const third = (to.x - from.x) / 3
      const [out, into] = [from.y + third * (slopes[index] ?? 0), to.y - third * (slopes[index + 1] ?? 0)]
      return `C${[from.x + third, out, to.x - third, into, to.x, to.y].map(written).join(' ')}`
    })
    .join('')
}

const at = ({ x, y }: Point): string => `${written(x)} ${written(y)}`

/** A smooth line through the known values that never overshoots them; a value alone is a dot. */
export const linePath = (values: Values, axis: PlotAxis): string =>
  stretches(values, axis)
    .map(points => (points[0] ? `M${at(points[0])}${points.length === 1 ? 'h0' : curve(points)}` : ''))
    .join('')

/** The area between two lines, where both are known. */
export const bandPath = (low: Values, high: Values, axis: PlotAxis): string => {
  const isKnown = (index: number) => low[index] != null && high[index] != null
  const [tops, bottoms] = [high, low].map(side =>
    stretches(
      side.map((value, index) => (isKnown(index) ? value : null)),
      axis,
    ),
  ) as [Point[][], Point[][]]
  return tops
    .map((top, index) => {
      const back = [...(bottoms[index] ?? [])].reverse()
      return top[0] && back[0] ? `M${at(top[0])}${curve(top)}L${at(back[0])}${curve(back)}Z` : ''
    })
    .join('')
}
