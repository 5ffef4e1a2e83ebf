import { expect, it } from 'vitest'
import { bookingChips } from './booking-chips'
import { bookingChoiceOf } from './booking-filter'
import { createFormat } from './format'

const id = '0c8f9f7e-4e0a-4e55-9d0b-2f1d7a6a4b11'
const words = createFormat({ locale: 'en-US', timeZone: 'UTC', currency: 'USD' })
const labels = (query: Record<string, string>, customer: string | null = null) =>
  bookingChips(bookingChoiceOf(query), { customer, service: 'Bath', member: null }, words).map(({ label }) => label)

it('nothing from a chart is no chip', () => {
  expect(labels({ status: 'COMPLETED', from: '2026-11-01', search: 'Ada' })).toEqual([])
})

it('every condition from a chart is a chip, by name where that is known', () => {
  expect(
    labels({
      customer: id,
      service: id,
      source: 'WALK_IN',
      weekday: '1',
      hour: '9',
      visit: 'first',
      since: '2026-01-01',
      until: '2026-01-31',
    }),
  ).toEqual(['One customer', 'Bath', 'By walk-in', 'Starts Mon, 9 AM', 'First visits', 'First visit Jan 1 – 31, 2026'])
  expect(labels({ customer: id, member: 'none', hour: '0', visit: 'later' }, 'Ada Lovelace')).toEqual([
    'Ada Lovelace',
    'Nobody in charge',
    'Starts 12 AM',
    'Later visits',
  ])
})

it('a chip takes off its own condition alone', () => {
  const [chip] = bookingChips(bookingChoiceOf({ weekday: '1', hour: '9' }), { customer: null, service: null, member: null }, words)
  expect(chip?.without).toEqual({ weekday: null, hour: null })
})
