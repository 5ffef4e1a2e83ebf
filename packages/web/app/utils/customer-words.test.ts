import { expect, it } from 'vitest'
import { consentLook, countWords, daysWords, probabilityText, riskLook } from './customer-words'

it.each([
  [null, '—'],
  [0, '< 1 %'],
  [0.0249, '2 %'],
  [0.994, '99 %'],
  [1, '> 99 %'],
])('a probability of %s is %s', (probability, text) => expect(probabilityText(probability)).toBe(text))

it('one is not many', () => {
  expect([countWords(1), countWords(1234)]).toEqual(['1 customer', '1,234 customers'])
  expect([daysWords(0.4), daysWords(1.2), daysWords(7)]).toEqual(['1 day', '1 day', '7 days'])
})

it('what nobody knows looks like nothing', () => {
  expect([0.71, 0.7, 0.4, null].map(riskLook)).toEqual(['bad', 'careful', 'good', 'none'])
  expect(consentLook('e-mail', null).text).toBe('Not asked about e-mail')
})
