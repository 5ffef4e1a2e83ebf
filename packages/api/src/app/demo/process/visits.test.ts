import { describe, expect, it } from 'vitest'
import { exponential } from '../random/distributions'
import { randomStream } from '../random/stream'
import { groomer } from '../truth/groomer'
import { seasonOf } from './season'
import { drawRhythm, nextWish } from './visits'

const epoch = Date.UTC(2024, 8, 23) / 86_400_000
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const deviation = (values: number[]) => Math.sqrt(mean(values.map(value => (value - mean(values)) ** 2)))

/** What a thousand customers of random habits bought in a year, in weeks of the warped clock. */
const histories = (count: number): BuyingHistory[] => {
  const season = seasonOf(groomer, epoch)
  const visits = { ...groomer.visits, periodic: { ...groomer.visits.periodic, share: 0 } }
  const end = epoch + 365
  return Array.from({ length: count }, (_, index) => {
    const random = randomStream('recovery', index)
    const rhythm = drawRhythm(random, visits)
    const start = epoch + (index % 90)
    const repeats: number[] = []
    for (let at = nextWish(random, rhythm, start, visits, season); at < end; at = nextWish(random, rhythm, at, visits, season)) {
      repeats.push(season.elapsed(start, at) / 7)
      if (random() < rhythm.dropout) break
    }
    return { x: repeats.length, tx: repeats.at(-1) ?? 0, T: season.elapsed(start, end) / 7 }
  })
}

describe('what was put in can be found again', () => {
  it('how often customers come and leave, by maximum likelihood in warped time', () => {
    const { r, alpha, a, b } = fitBgNbd(histories(1000))
    const { visits } = groomer
    expect(r / alpha / (visits.r / visits.alpha)).toBeGreaterThan(0.92)
    expect(r / alpha / (visits.r / visits.alpha)).toBeLessThan(1.08)
    expect(a / (a + b) / (visits.a / (visits.a + visits.b))).toBeGreaterThan(0.8)
    expect(a / (a + b) / (visits.a / (visits.a + visits.b))).toBeLessThan(1.2)
  })

  it('the near-periodic quarter and how exactly it comes', () => {
    const random = randomStream('recovery', 'periodic')
    const season = seasonOf(groomer, epoch)
    const rhythms = Array.from({ length: 2000 }, () => drawRhythm(random, groomer.visits))
    expect(rhythms.filter(rhythm => rhythm.periodWeeks !== null).length / 2000).toBeCloseTo(0.25, 1)
    const gaps = Array.from(
      { length: 1000 },
      () => nextWish(random, { weeklyRate: 1, dropout: 0, periodWeeks: 6 }, epoch, groomer.visits, season) - epoch,
    )
    expect(mean(gaps) / 42).toBeCloseTo(1, 1)
    expect(deviation(gaps) / mean(gaps)).toBeCloseTo(groomer.visits.periodic.deviation, 2)
  })

  it('time is warped by the season: a busy week holds more of it than a quiet one', () => {
    const season = seasonOf({ ...groomer, planted: { ...groomer.planted, shocks: [], levelShift: null } }, epoch)
    const [june, january] = [epoch + 260, epoch + 110]
    expect(season.elapsed(june, june + 7) / season.elapsed(january, january + 7)).toBeCloseTo(1.1 / 0.88, 1)
    const random = randomStream('recovery', 'warp')
    for (let trial = 0; trial < 200; trial += 1) {
      const [from, amount] = [epoch + random() * 300, exponential(random, 0.1)]
      expect(season.elapsed(from, season.advance(from, amount))).toBeCloseTo(amount, 6)
    }
  })
})

/** The BG/NBD model fitted by maximum likelihood (Fader, Hardie and Lee 2005), for the tests of the generator. */
interface BuyingHistory {
  x: number
  tx: number
  T: number
}

interface Parameters {
  r: number
  alpha: number
  a: number
  b: number
}

/** Parameters of largest likelihood, sought in logarithms by Nelder and Mead's method. */
function fitBgNbd(histories: readonly BuyingHistory[]): Parameters {
  const [r, alpha, a, b] = nelderMead(point => -likelihood(histories, point.map(Math.exp)), [0, 0, 0, 0]).map(Math.exp) as [
    number,
    number,
    number,
    number,
  ]
  return { r, alpha, a, b }
}

function likelihood(histories: readonly BuyingHistory[], parameters: readonly number[]): number {
  const [r, alpha, a, b] = parameters as [number, number, number, number]
  return histories.reduce((sum, { x, tx, T }) => {
    const base = logGamma(r + x) - logGamma(r) + r * Math.log(alpha) - logBeta(a, b)
    const alive = logBeta(a, b + x) - (r + x) * Math.log(alpha + T)
    const gone = x > 0 ? logBeta(a + 1, b + x - 1) - (r + x) * Math.log(alpha + tx) : -Infinity
    const larger = Math.max(alive, gone)
    return sum + base + larger + Math.log(Math.exp(alive - larger) + Math.exp(gone - larger))
  }, 0)
}

const logBeta = (a: number, b: number) => logGamma(a) + logGamma(b) - logGamma(a + b)

/** Stirling's series after shifting the argument above 8. */
function logGamma(value: number): number {
  let [x, shift] = [value, 0]
  for (; x < 8; x += 1) shift -= Math.log(x)
  const inverse = 1 / (x * x)
  return (
    shift +
    (x - 0.5) * Math.log(x) -
    x +
    0.5 * Math.log(2 * Math.PI) +
    (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / x
  )
}

function nelderMead(cost: (point: number[]) => number, start: number[]): number[] {
  const simplex = [start, ...start.map((_, axis) => start.map((value, index) => (index === axis ? value + 1 : value)))].map(point => ({
    point,
    cost: cost(point),
  }))
  for (let step = 0; step < 250; step += 1) {
    simplex.sort((one, other) => one.cost - other.cost)
    const [best, worst, second] = [simplex[0]!, simplex.at(-1)!, simplex.at(-2)!]
    const centre = start.map((_, axis) => simplex.slice(0, -1).reduce((sum, { point }) => sum + point[axis]!, 0) / start.length)
    const towards = (factor: number) => {
      const point = centre.map((value, axis) => value + factor * (worst.point[axis]! - value))
      return { point, cost: cost(point) }
    }
    const mirrored = towards(-1)
    const tried = mirrored.cost < best.cost ? towards(-2) : mirrored.cost < second.cost ? mirrored : towards(0.5)
    const better = tried.cost < mirrored.cost ? tried : mirrored
    if (better.cost < worst.cost) simplex[simplex.length - 1] = better
    else for (const [index, { point }] of simplex.entries()) if (index > 0) simplex[index] = moved(point, best.point, cost)
  }
  return simplex[0]!.point
}

function moved(point: number[], best: number[], cost: (point: number[]) => number) {
  const half = point.map((value, axis) => (value + best[axis]!) / 2)
  return { point: half, cost: cost(half) }
}
