import { expect, test } from 'vitest'
import { preferencesOf } from './preferences'

const visit = (serviceId: string, weekday: number, hour: number, bookings = 1) => ({ serviceId, weekday, hour, bookings })

test('nothing is liked from two visits', () => {
  expect(preferencesOf([visit('bath', 1, 9, 2)])).toEqual({ services: [], times: [] })
  expect(preferencesOf([])).toEqual({ services: [], times: [] })
})

test('services and times are told by their share, the most taken first, and chance is left out', () => {
  const visits = [visit('bath', 1, 9, 6), visit('cut', 1, 9, 2), visit('cut', 3, 15), visit('nails', 5, 11)]
  expect(preferencesOf(visits)).toEqual({
    services: [
      { serviceId: 'bath', bookings: 6, share: 0.6 },
      { serviceId: 'cut', bookings: 3, share: 0.3 },
    ],
    times: [{ weekday: 1, hour: 9, share: 0.8 }],
  })
})

test('once at an hour is chance, however few the visits', () => {
  expect(preferencesOf([visit('walk', 1, 8), visit('walk', 2, 8), visit('walk', 3, 8)]).times).toEqual([])
})
