import { expect, it } from 'vitest'
import { accuracyWords } from './forecast-words'

const percent = (value: number) => `${value} %`

it('says how far off it was, and how often its ranges held', () => {
  expect(accuracyWords({ smape: 12.5, mase: 0.9, coverage80: 0.75, coverage95: 0.9, folds: 8 }, percent)).toEqual([
    'Tested 8 times on days that it had not seen, it was off by 12.5 % on average.',
    'That is 0.90 times how far apart days of the same season are.',
    'Of these days 75 % fell into the 80 % range, 90 % fell into the 95 % range.',
  ])
})

it('says so when it was never tested', () => {
  expect(accuracyWords({ smape: null, folds: 0 }, percent)).toEqual(['It could not be tested on the past: there are too few days.'])
})
