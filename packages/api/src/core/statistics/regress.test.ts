import { expect, test } from 'vitest'
import { coefficientOf, freedOf, line, ones, rightAngled, squareSum, stepUp } from './regress'

test('a step beside a line is told apart from it', () => {
  const values = line(20).map(at => 3 + 0.5 * at + (at < 8 ? 0 : 2))
  const lines = rightAngled([ones(20), line(20)])
  const step = freedOf(stepUp(20, 8), lines)
  expect(coefficientOf(values, step)).toBeCloseTo(2, 10)
  expect(squareSum(freedOf(freedOf(values, lines), [step]))).toBeCloseTo(0, 10)
})

test('what is already spanned adds nothing', () => {
  const [, again] = rightAngled([ones(5), ones(5).map(one => 3 * one)])
  expect(squareSum(again!)).toBeCloseTo(0, 12)
  expect(coefficientOf([1, 2, 3, 4, 5], [0, 0, 0, 0, 0])).toBe(0)
})
