import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitAttach, type ServiceHistory, upsellFor } from './attach'

const TODAY = 1000

/** Had a bath on a day, came again half a year later, and took nails after so many days, or never. */
const bather = (nailsAfter: number | null, firstDay = 400): ServiceHistory => ({
  services: [
    { serviceId: 'bath', firstDay, bookings: 3 },
    ...(nailsAfter === null ? [] : [{ serviceId: 'nails', firstDay: firstDay + nailsAfter, bookings: 1 }]),
  ],
  days: [firstDay, firstDay + 180, ...(nailsAfter === null ? [] : [firstDay + nailsAfter])].sort((a, b) => a - b),
})
const many = (count: number, of: () => ServiceHistory) => Array.from({ length: count }, of)
const rateOf = (customers: readonly ServiceHistory[], phase: 'first' | 'later') =>
  fitAttach(['bath', 'nails'], customers, TODAY)?.pairs.find(each => each.from === 'bath' && each.to === 'nails' && each.phase === phase)

describe('attach rates', () => {
  test('are the share of customers who took a service up within a year, drawn towards what is usual', () => {
    // 40 of 200: usual is 40.5/201; the pair is all that is known of nails, so it stays near a fifth.
    const customers = [...many(40, () => bather(100)), ...many(160, () => bather(null))]
    expect(rateOf(customers, 'first')).toMatchObject({ years: 200, taken: 40 })
    expect(rateOf(customers, 'first')!.rate).toBeCloseTo((40 + 20 * (40.5 / 201)) / 220, 10)
  })

  test('know that who has not taken it up in the first year seldom does', () => {
    const customers = [...many(60, () => bather(100, 200)), ...many(140, () => ({ ...bather(null, 200), days: [200, 380, 600] }))]
    expect(rateOf(customers, 'first')).toMatchObject({ years: 200, taken: 60 })
    expect(rateOf(customers, 'later')).toMatchObject({ years: 140, taken: 0 })
  })

  test('leave out years that are not over, and years in which nobody came', () => {
    expect(
      fitAttach(
        ['bath', 'nails'],
        many(100, () => bather(null, 900)),
        TODAY,
      ),
    ).toBeNull()
    expect(
      fitAttach(
        ['bath', 'nails'],
        many(100, () => ({ ...bather(null), days: [400] })),
        TODAY,
      ),
    ).toBeNull()
  })

  test('are none of a single service', () => {
    expect(
      fitAttach(
        ['bath'],
        many(100, () => bather(null)),
        TODAY,
      ),
    ).toBeNull()
  })
})

describe('an upsell', () => {
  const model = fitAttach(['bath', 'nails', 'groom'], [...many(90, () => bather(50)), ...many(110, () => bather(null))], TODAY)!

  test('offers what the customer does not have, likeliest first, by the service they have most', () => {
    const upsell = upsellFor(model, { services: [{ serviceId: 'bath', firstDay: 900, bookings: 4 }] }, TODAY, 1)!
    expect(upsell.services.map(({ serviceId, because }) => [serviceId, because])).toEqual([
      ['nails', 'bath'],
      ['groom', 'bath'],
    ])
    const none = upsell.services.reduce((product, { probability }) => product * (1 - probability), 1)
    expect(upsell.score).toBeCloseTo(1 - none, 3)
  })

  test('is as likely as the customer is to come at all', () => {
    const services = [{ serviceId: 'bath', firstDay: 900, bookings: 4 }]
    const [sure, unsure] = [1, 0.5].map(coming => upsellFor(model, { services }, TODAY, coming)!.score)
    expect(unsure).toBeCloseTo(sure! / 2, 3)
  })

  test('of whoever has everything is 0, and of a service that nobody knows is unknown', () => {
    const all = ['bath', 'nails', 'groom'].map(serviceId => ({ serviceId, firstDay: 900, bookings: serviceId === 'bath' ? 5 : 1 }))
    expect(upsellFor(model, { services: all }, TODAY, 1)).toEqual({ score: 0, services: [] })
    expect(upsellFor(model, { services: [{ serviceId: 'new', firstDay: 990, bookings: 1 }] }, TODAY, 1)).toBeNull()
    expect(upsellFor(model, { services: [] }, TODAY, 1)).toBeNull()
  })

  test('is a probability, whatever the customers', () => {
    const history = fc.record({
      services: fc.uniqueArray(
        fc.record({
          serviceId: fc.constantFrom('a', 'b', 'c', 'd'),
          firstDay: fc.integer({ min: 0, max: 990 }),
          bookings: fc.integer({ min: 1, max: 9 }),
        }),
        { selector: ({ serviceId }) => serviceId, minLength: 1 },
      ),
      days: fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { maxLength: 12 }).map(days => days.sort((a, b) => a - b)),
    })
    fc.assert(
      fc.property(fc.array(history, { minLength: 30, maxLength: 80 }), customers => {
        const fitted = fitAttach(['a', 'b', 'c', 'd'], customers, TODAY)
        for (const { rate, taken, years } of fitted?.pairs ?? []) {
          expect(rate).toBeGreaterThan(0)
          expect(rate).toBeLessThan(1)
          expect(taken).toBeLessThanOrEqual(years)
        }
        if (!fitted) return
        for (const customer of customers) {
          const upsell = upsellFor(fitted, customer, TODAY, 0.7)
          if (!upsell) continue
          expect(upsell.score).toBeGreaterThanOrEqual(0)
          expect(upsell.score).toBeLessThanOrEqual(0.7)
        }
      }),
      { numRuns: 50 },
    )
  })
})
