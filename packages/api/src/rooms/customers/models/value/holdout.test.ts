import { describe, expect, it, test } from 'vitest'
import { drawnBuyers, paperCustomers, paperEnd, paperSplit } from '../../../../../../../tests/kit/buyers'
import { normal, seeds, stream } from '../../../../../../../tests/kit/drawn'
import { expectedMore, fitBgNbd } from './bgnbd'
import { churnRisk } from './churn-risk'
import { backtest, heldOut } from './holdout'
import { gapsOf, historyOf } from './history'
import { calibrationError, calibrationTable, logLoss, rankingQuality } from './judge'
import { fitGaps, nextGap } from './next-gap'

const days = paperCustomers().map(each => each.days)

const correlation = (xs: number[], ys: number[]) => {
  const mean = (values: number[]) => values.reduce((sum, each) => sum + each, 0) / values.length
  const [mx, my] = [mean(xs), mean(ys)]
  const product = (as: number[], a: number, bs: number[], b: number) =>
    as.reduce((sum, each, index) => sum + (each - a) * (bs[index]! - b), 0)
  return product(xs, mx, ys, my) / Math.sqrt(product(xs, mx, xs, mx) * product(ys, my, ys, my))
}

describe('weeks 40 to 78 of the paper’s customers', () => {
  const { quality, correction } = backtest(days, paperSplit, paperEnd)!

  it('bring about as many purchases as were foretold', () => {
    expect(quality).toMatchObject({ customers: 2357, horizonWeeks: 39, actual: 1882 })
    expect(Math.round(quality.expected)).toBe(1653)
    const held = heldOut(days, paperSplit, paperEnd)
    const { parameters } = fitBgNbd(held.map(({ history }) => history))
    const expected = held.map(({ history }) => expectedMore(parameters, history, 39))
    const came = held.map(({ purchases }) => purchases)
    expect(correlation(expected, came)).toBeGreaterThan(0.62)
  })

  it('are ranked by purchases expected as well as by recency, and BG/NBD’s probabilities are as good as known', () => {
    expect(quality.expectedAuc).toBeGreaterThan(0.77)
    expect(quality.naiveAuc).toBeCloseTo(0.7714, 4)
    expect(quality.plain.brier).toBeCloseTo(0.161, 3)
    expect(quality.plain.ece).toBeLessThan(0.06)
  })

  it('are foretold better with what the first 39 weeks taught', () => {
    expect(quality.isCorrected).toBe(true)
    expect(correction!.horizons.map(({ weeks }) => weeks)).toEqual([4, 8, 13, 26, 39])
    expect(quality.auc).toBeGreaterThan(0.77)
    expect(quality.ece).toBeLessThan(0.03)
    expect(quality.brier).toBeLessThan(quality.plain.brier)
    expect(quality.calibration).toHaveLength(10)
    quality.calibration.forEach(({ predicted, observed }) => expect(Math.abs(predicted - observed)).toBeLessThan(0.08))
  })
})

test('within twice the own usual gap, the risk that is shown is the share that is lost', () => {
  const split = paperEnd - 182
  const { correction } = backtest(days, split - 182, split)!
  const held = heldOut(days, split, paperEnd)
  const { parameters } = fitBgNbd(held.map(({ history }) => history))
  const { prior } = fitGaps(held.map(({ history }) => history.rhythm!))!
  const known = days.map(each => each.filter(day => day <= split)).filter(({ length }) => length > 0)
  const judged = held.map(({ history, weeksToNext }, index) => {
    const usual = nextGap(prior, gapsOf(known[index]!), 0).medianDays
    const weeks = Math.min(182, Math.max(30, 2 * usual)) / 7
    return { predicted: churnRisk({ parameters, correction }, history, weeks), happened: weeksToNext === null || weeksToNext > weeks }
  })
  expect(rankingQuality(judged)).toBeGreaterThan(0.8)
  expect(calibrationError(calibrationTable(judged))).toBeLessThan(0.02)
})

test('near and far ahead, what the past taught does no harm', () => {
  const half = paperSplit - 136
  const known = backtest(days, half, paperSplit)!.correction!
  const held = heldOut(days, paperSplit, paperEnd)
  const { parameters } = fitBgNbd(held.map(({ history }) => history))
  for (const weeks of [4, 6, 8, 13, 20, 39]) {
    const lossOf = (correction: typeof known | null) =>
      logLoss(
        held.map(({ history, weeksToNext }) => ({
          predicted: 1 - churnRisk({ parameters, correction }, history, weeks),
          happened: weeksToNext !== null && weeksToNext <= weeks,
        })),
      )
    expect(lossOf(known) / lossOf(null)).toBeLessThan(1.01)
  }
})

test('customers who do as the model says need hardly any correction', () => {
  for (const seed of seeds(4)) {
    const drawn = drawnBuyers(seed, 1500, { r: 1.2, alpha: 5, a: 0.8, b: 6 }, 104).map(({ repeats }, index) => [
      index % 180,
      ...new Set(repeats.map(week => (index % 180) + Math.ceil(week * 7))),
    ])
    const { quality } = backtest(drawn, 420, 540)!
    expect(quality.plain.ece).toBeLessThan(0.04)
    expect(quality.logLoss / quality.plain.logLoss).toBeLessThan(1.01)
    expect(quality.ece).toBeLessThan(0.04)
    expect(Math.abs(quality.expected / quality.actual - 1)).toBeLessThan(0.1)
    expect(quality.auc).toBeGreaterThan(quality.naiveAuc)
  }
})

describe('where a quarter come evenly, every four or six weeks', () => {
  const customersOf = (seed: number) => {
    const random = stream(seed + 77)
    return drawnBuyers(seed, 2000, { r: 1.2, alpha: 5, a: 0.8, b: 6 }, 130).map(({ repeats }, index) => {
      const start = Math.floor(random() * 600)
      if (index % 4 > 0) return [start, ...new Set(repeats.map(week => start + Math.ceil(week * 7)))]
      const days = [start]
      for (let day = start; day < start + 910 && random() > 0.04;) {
        day += (index % 8 ? 42 : 28) * Math.exp(0.15 * normal(random))
        days.push(Math.round(day))
      }
      return days
    })
  }
  const found = seeds(3).map(seed => backtest(customersOf(seed), 600, 726)!)

  it('the rhythm helps to tell who comes again, better than recency', () => {
    for (const { quality } of found) {
      expect(quality.isCorrected).toBe(true)
      expect(quality.logLoss / quality.plain.logLoss).toBeLessThan(0.99)
      expect(quality.auc).toBeGreaterThan(quality.plain.auc)
      expect(quality.auc).toBeGreaterThan(quality.naiveAuc + 0.005)
      expect(quality.ece).toBeLessThan(0.04)
    }
  })

  it('who came every six weeks and has not for fourteen is most likely gone; who comes now and then is not', () => {
    const { correction } = found[0]!
    const parameters = { r: 1.2, alpha: 5, a: 0.8, b: 6 }
    const riskOf = (gaps: number[]) => {
      const days = gaps.reduce((known, gap) => [...known, known.at(-1)! + gap], [0])
      return churnRisk({ parameters, correction }, historyOf(days, days.at(-1)! + 98)!, 13)
    }
    const [even, uneven] = [riskOf([42, 43, 41, 42, 42, 40, 44, 42]), riskOf([12, 90, 41, 10, 80, 21, 66, 16])]
    expect(even).toBeGreaterThan(0.8)
    expect(even - uneven).toBeGreaterThan(0.25)
  })
})

test('too few customers, or none who came twice, are judged by nobody', () => {
  expect(backtest(days.slice(0, 40), paperSplit, paperEnd)).toBeNull()
  expect(
    backtest(
      days.map(([first = 0]) => [first]),
      paperSplit,
      paperEnd,
    ),
  ).toBeNull()
  expect(backtest(days, paperEnd, paperEnd)).toBeNull()
  expect(backtest([], 0, 10)).toBeNull()
})

test('purchases of the split day are known, those of the day after are not', () => {
  expect(heldOut([[0, 7, 14]], 7, 14)).toEqual([
    {
      history: { repeats: 1, lastWeeks: 1, ageWeeks: 1, rhythm: { gaps: 1, mean: Math.log(7), squares: 0 } },
      purchases: 1,
      weeksToNext: 1,
    },
  ])
  expect(heldOut([[8]], 7, 14)).toEqual([])
})
