import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { MeasureName } from '../../metrics'
import { findMetric } from '../../metrics'
import { figuresOf } from './service-figures'

const count = fc.nat({ max: 500 })

it('rates of a service are those of the catalogue', () => {
  fc.assert(
    fc.property(fc.record({ completed: count, cancelled: count, noShow: count, open: count, reviews: count, stars: count }), of => {
      const sums: Partial<Record<MeasureName, number>> = {
        'bookings.due': of.completed + of.cancelled + of.noShow + of.open,
        'bookings.open': of.open,
        'bookings.cancelled': of.cancelled,
        'bookings.noShow': of.noShow,
        'reviews.count': of.reviews,
        'reviews.sum': of.stars,
      }
      const metric = (name: string) => findMetric(name)!.of(measure => sums[measure] ?? 0)
      const figures = figuresOf(name => String(sums[name] ?? 0), 'EUR')
      expect(figures).toMatchObject({
        completionRate: metric('completionRate'),
        cancellationRate: metric('cancellationRate'),
        noShowRate: metric('noShowRate'),
        averageRating: metric('rating'),
      })
    }),
  )
})

it('nothing is known of nothing', () => {
  expect(figuresOf(() => '0', 'EUR')).toMatchObject({
    revenue: '0',
    averagePrice: null,
    averageRating: null,
    completionRate: null,
    cancellationRate: null,
    noShowRate: null,
    plannedMinutes: null,
    actualMinutes: null,
    customerSatisfaction: null,
    repeatRate: null,
    hasAny: false,
  })
})

it('amounts are exact, and in the digits of the currency', () => {
  const sums: Partial<Record<MeasureName, string>> = { 'revenue.earned': '0.3', 'revenue.refunded': '0.1', 'bookings.completed': '2' }
  expect(figuresOf(name => sums[name] ?? '0', 'EUR')).toMatchObject({ revenue: '0.2', averagePrice: '0.15', hasAny: true })
  expect(figuresOf(name => sums[name] ?? '0', 'JPY').averagePrice).toBe('0')
})
