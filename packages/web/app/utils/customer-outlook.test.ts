import { expect, it } from 'vitest'
import type { Prediction } from './customer-outlook'
import { churnNote, nextVisitWords, retentionPlot, retentionTable, tooEarly } from './customer-outlook'
import { createFormat } from './format'

const format = createFormat({ locale: 'en-US', timeZone: 'UTC', currency: 'EUR' })
const nothing: Prediction = {
  churnRisk: null,
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

it('the retention curve is drawn and written by months', () => {
  const points = [
    { month: 0, probability: 1 },
    { month: 1, probability: 0.876 },
  ]
  expect(retentionPlot(points).lines[0]?.values).toEqual([100, 87.6])
  expect(retentionPlot(points).steps.map(({ label }) => label)).toEqual(['Now', 'In 1 month'])
  expect(retentionTable(points, format).rows[1]?.cells.map(({ text }) => text)).toEqual(['In 1 month', '87.6 %'])
})
