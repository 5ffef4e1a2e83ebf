/** Counts of a day, which scatter by chance alone or somewhat more: the negative binomial distribution by mean and size. */
import { betaCdf } from './distributions'

/** Variance = mean + mean² ÷ size; a Poisson count has no end of size. */
export interface CountLaw {
  mean: number
  size: number
}

/** With so large a size the negative binomial is Poisson. */
const POISSON_SIZE = 1e7

/** The law of counts whose variance is `dispersion` times their mean; 1 is Poisson, no less is taken. */
export const countLaw = (mean: number, dispersion: number): CountLaw => ({
  mean,
  size: dispersion <= 1 ? POISSON_SIZE : Math.min(POISSON_SIZE, mean / (dispersion - 1)),
})

/** P(X ≤ count). */
export const countCdf = (count: number, { mean, size }: CountLaw): number => {
  if (count < 0) return 0
  return mean <= 0 ? 1 : betaCdf(size / (size + mean), size, count + 1)
}

/** How likely a count is as far out or farther, on either side; 0–1. */
export const countTwoSided = (count: number, law: CountLaw): number =>
  Math.min(1, 2 * Math.min(countCdf(count, law), 1 - countCdf(count - 1, law)))

/** The least count that a share does not pass. */
export const countQuantile = (share: number, law: CountLaw): number => {
  let [low, high] = [0, Math.ceil(4 * law.mean + 20)]
  while (countCdf(high, law) < share) high *= 2
  while (low < high) {
    const middle = (low + high) >> 1
    if (countCdf(middle, law) >= share) high = middle
    else low = middle + 1
  }
  return low
}
