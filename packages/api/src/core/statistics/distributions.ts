/** The distributions that the tests rest on, from a kept library. */
import betainc from '@stdlib/math-base-special-betainc'
import betaln from '@stdlib/math-base-special-betaln'
import gammaln from '@stdlib/math-base-special-gammaln'
import betaQuantile from '@stdlib/stats-base-dists-beta-quantile'
import cdf from '@stdlib/stats-base-dists-normal-cdf'
import quantile from '@stdlib/stats-base-dists-normal-quantile'

/** P(Z ≤ z) of the standard normal distribution. */
export const normalCdf = (z: number): number => cdf(z, 0, 1)

/** The z that a share of the standard normal distribution does not pass. */
export const normalQuantile = (share: number): number => quantile(share, 0, 1)

/** How likely a standard normal value is as far from 0 or farther, on either side. */
export const twoSided = (z: number): number => 2 * normalCdf(-Math.abs(z))

/** P(X ≤ x) of a Beta(a, b) distribution. */
export const betaCdf = (x: number, a: number, b: number): number => (x <= 0 ? 0 : x >= 1 ? 1 : betainc(x, a, b))

/** The natural logarithm of the density of a Beta(a, b) distribution, 0 < x < 1. */
export const betaLogDensity = (x: number, a: number, b: number): number => (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - betaln(a, b)

/** The logarithm of the beta function. */
export const logBeta = (a: number, b: number): number => betaln(a, b)

/** The logarithm of the gamma function of a positive number. */
export const logGamma = (x: number): number => gammaln(x)

/** The x that a share of a Beta(a, b) distribution does not pass. */
export const betaQuantileOf = (share: number, a: number, b: number): number => betaQuantile(share, a, b)

/** How likely a value of Student's t is as far from 0 or farther, on either side. */
export const studentTwoSided = (t: number, degrees: number): number => betaCdf(degrees / (degrees + t * t), degrees / 2, 0.5)

/** The t that a share `alpha` of Student's distribution passes, both sides together. */
export const studentCritical = (alpha: number, degrees: number): number => {
  const x = betaQuantile(alpha, degrees / 2, 0.5)
  return Math.sqrt((degrees * (1 - x)) / x)
}
