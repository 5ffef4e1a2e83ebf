/** How likely each step of a series of counts is by chance, beside its surroundings. */
import type { CountLaw } from './counts'
import { countCdf, countLaw, countQuantile, countTwoSided } from './counts'
import { mean } from './descriptive'
import type { JudgedStep } from './judged'
import { BAND, judgedAmount, usualOf } from './judged'
import { usualRates } from './usual'

/** On the square-root scale a Poisson count scatters by ½, whatever its mean. */
const POISSON_DEVIATION = 0.5
/** From here on the square root is as good as the distribution. */
const MANY = 20
/** Below this mean too many steps are alike for a median to tell the level. */
const RARE = 4
/** What passes this share by chance counts for no more than that when the usual is learned. */
const CLIPPED = 0.99
/** In so many deviations a count is far out: in a series that only scatters, one in eighty. */
const OUT = 2.5
/** After so many rounds what is usual hardly changes any more. */
const ROUNDS = 4

const judged = (value: number, at: number, law: CountLaw): JudgedStep => ({
  at,
  value,
  pValue: countTwoSided(value, law),
  band: () => ({ low: countQuantile((1 - BAND) / 2, law), high: countQuantile(1 - (1 - BAND) / 2, law) }),
})

const clipped = (count: number, law: CountLaw): number => (countCdf(count - 1, law) > CLIPPED ? countQuantile(CLIPPED, law) : count)

/** Variance by mean, at least that of Poisson; a count many deviations out adds no more than one at the bound. */
const dispersionOf = (counts: readonly number[], means: readonly number[]): number => {
  const squares = counts.map((count, at) => (count - (means[at] ?? 0)) ** 2 / Math.max(means[at] ?? 0, Number.MIN_VALUE))
  let dispersion = 1
  for (let round = 0; round < ROUNDS; round += 1) {
    const bound = OUT ** 2 * dispersion
    dispersion = Math.max(1, mean(squares.map(square => Math.min(square, bound))))
  }
  return dispersion
}

/** Rare counts: the rate around each, what lies far out cut off. */
const rareLaws = (counts: readonly number[], period: number): CountLaw[] => {
  let kept = counts
  let laws: CountLaw[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const means = usualRates(kept, period)
    const dispersion = dispersionOf(counts, means)
    laws = means.map(each => countLaw(each, dispersion))
    kept = laws.map((law, at) => clipped(counts[at] ?? 0, law))
  }
  return laws
}

/** Counts: negative binomial around their usual mean; as amounts where there are many. */
export const judgedCounts = (counts: readonly number[], period: number): JudgedStep[] => {
  if (mean(counts) < RARE) return rareLaws(counts, period).map((law, at) => judged(counts[at] ?? 0, at, law))
  const usual = usualOf(counts, period, POISSON_DEVIATION)
  const deviation = Math.max(usual.spread.below, usual.spread.above)
  return counts.map((count, at) => {
    // E X = (E √X)² + var √X
    const law = countLaw(Math.max(0, usual.levels[at] ?? 0) ** 2 + deviation ** 2, (deviation / POISSON_DEVIATION) ** 2)
    return law.mean < MANY ? judged(count, at, law) : judgedAmount(count, at, usual)
  })
}
