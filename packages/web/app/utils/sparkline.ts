/** The shape of a small line, in the units of its box; y grows downwards. */
export interface Sparkline {
  /** Path through the finished points; empty with fewer than two. */
  line: string
  /** The same closed down to the floor. */
  area: string
  /** The last finished point; null without one. */
  end: { x: number; y: number } | null
  /** The unfinished last point, which stands apart; null when all are finished. */
  open: { x: number; y: number } | null
}

const inset = 3

/** A line through points from the left edge to the right; the unfinished last one is never joined, so that it does not read as a fall. */
export const sparkline = (points: readonly number[], box: { width: number; height: number }, isLastOpen: boolean): Sparkline => {
  const low = Math.min(...points)
  const high = Math.max(...points)
  const reach = high - low || 1
  const step = points.length > 1 ? (box.width - 2 * inset) / (points.length - 1) : 0
  const place = (value: number, index: number) => ({
    x: round(points.length > 1 ? inset + index * step : box.width / 2),
    y: round(high === low ? box.height / 2 : box.height - inset - ((value - low) / reach) * (box.height - 2 * inset)),
  })
  const placed = points.map(place)
  const open = isLastOpen ? (placed.at(-1) ?? null) : null
  const finished = open ? placed.slice(0, -1) : placed
  const end = finished.at(-1) ?? null
  const line = finished.length > 1 ? `M${finished.map(({ x, y }) => `${x} ${y}`).join('L')}` : ''
  return { line, area: line && end ? `${line}L${end.x} ${box.height}L${inset} ${box.height}Z` : '', end, open }
}

const round = (value: number) => Math.round(value * 100) / 100
