import { expect, it } from 'vitest'
import type { Prediction } from './customer-outlook'
import { churnNote, nextVisitWords, retentionPlot, retentionTable, riskRange, spendingRange, tooEarly } from './customer-outlook'
import { createFormat } from './format'

const format = createFormat({ locale: 'en-US', timeZone: 'UTC', currency: 'EUR' })
const nothing: Prediction = {
  churnRisk: null,
  churnRiskLow: null,
  churnRiskHigh: null,
  horizonDays: null,
  nextBookingAt: null,
  nextBookingLow: null,
  nextBookingHigh: null,
  isNextBooked: false,
  upsellScore: null,
  upsellServices: [],
  reasons: [],
  scoredAt: null,
}
const at = (day: string) => `2026-12-${day}T10:00:00Z`

it('what cannot be told is not told', () => {
  expect(nextVisitWords(nothing, format).title).toBe(tooEarly)
  expect(churnNote(nothing)).toBe('It takes a second visit to tell.')
})

it('a booked visit is no prediction, and a prediction has its interval', () => {
  expect(nextVisitWords({ ...nothing, nextBookingAt: at('03'), isNextBooked: true }, format)).toEqual({
    title: 'Thu, Dec 3, 10:00 AM',
    note: 'Booked',
  })
  expect(nextVisitWords({ ...nothing, nextBookingAt: at('03'), nextBookingLow: at('01'), nextBookingHigh: at('20') }, format)).toEqual({
    title: 'About Dec 3, 2026',
    note: 'Four times out of five between Dec 1, 2026 and Dec 20, 2026, if they come',
  })
  expect(churnNote({ ...nothing, churnRisk: 0.4, horizonDays: 60 })).toBe('Probability that they do not come within 60 days')
})

it('a risk has the range that it is known to, a single figure where that is narrow', () => {
  expect(riskRange(nothing)).toBeNull()
  expect(riskRange({ churnRiskLow: 0.2, churnRiskHigh: 0.41 })?.text).toBe('By what is known so far, between 20 % and 41 %')
  expect(riskRange({ churnRiskLow: 0.201, churnRiskHigh: 0.203 })?.text).toBe('Known to about a percent: 20 %')
})

it('what they will spend has its range in plain words', () => {
  const range = (low: string | null, high: string | null) => {
    const money = (amount: string | null) => (amount === null ? null : { amount, currency: 'EUR' })
    const known = { horizonDays: 365, expectedVisits: 3, retentionCurve: [], recommendedActions: [] }
    return spendingRange({ ...known, predictedValueLow: money(low), predictedValueHigh: money(high) }, format)
  }
  expect(range(null, null)).toBeNull()
  expect(range('0.00', '0.00')).toBe('Nine times out of ten nothing')
  expect(range('0.00', '80.00')).toBe('Nine times out of ten at most €80.00')
  expect(range('20.00', '80.00')).toBe('Four times out of five between €20.00 and €80.00')
})

it('the retention curve is drawn and written by months', () => {
  const points = [
    { month: 0, probability: 1 },
    { month: 1, probability: 0.876 },
  ]
  expect(retentionPlot(points).lines[0]?.values).toEqual([100, 87.6])
  expect(retentionPlot(points).steps.map(({ label }) => label)).toEqual(['Now', 'In 1 month'])
  expect(retentionTable(points, format).rows[1]?.cells.map(({ text }) => text)).toEqual(['In 1 month', '87.6 %'])
})
