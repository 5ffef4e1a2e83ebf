import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitAttach, type ServiceHistory, upsellFor } from './attach'

const TODAY = 1000
const offered = ['bath', 'nails', 'groom'].map(id => ({ id, category: 'Grooming' }))
const [bath, nails, groom] = offered as [(typeof offered)[0], (typeof offered)[0], (typeof offered)[0]]

/** Took each service once, long ago, and never came again: since then the services are known. */
const pioneer: ServiceHistory = {
  services: offered.map(({ id }) => ({ serviceId: id, firstDay: 100, bookings: 1 })),
  days: [100],
}

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
  fitAttach([bath, nails], [pioneer, ...customers], TODAY)?.pairs.find(
    each => each.from === 'bath' && each.to === 'nails' && each.phase === phase,
  )

describe('attach rates', () => {
  test('are the share of customers who took a service up within a year, drawn towards what is usual', () => {
    // 40 of 200 take up nails. The category knows no more than that, and there is nothing to compare the pair with: a rate of 20 years.
    const customers = [...many(40, () => bather(100)), ...many(160, () => bather(null))]
    expect(rateOf(customers, 'first')).toMatchObject({ years: 200, taken: 40 })
    const usual = (40 + 10 * (40.5 / 201)) / 210
    expect(rateOf(customers, 'first')!.rate).toBeCloseTo((40 + 20 * usual) / 220, 10)
  })

  test('of a service that hardly anybody could take up yet are those of its category', () => {
    const fresh = { id: 'teeth', category: 'Grooming' }
    const customers = [
      pioneer,
      ...many(40, () => bather(100)),
      ...many(160, () => bather(null)),
      { ...bather(null, 600), services: [{ serviceId: 'teeth', firstDay: 590, bookings: 1 }, ...bather(null, 600).services] },
      bather(null, 610),
    ]
    const pair = fitAttach([bath, nails, fresh], customers, TODAY)!.pairs.find(each => each.from === 'bath' && each.to === 'teeth')!
    // The two hundred years that began before anybody had teeth cleaned say nothing of it.
    expect(pair).toMatchObject({ years: 1, taken: 0 })
    expect(pair.rate).toBeGreaterThan(0.1)
  })

  test('are of what is sold today, also for those who have what is not', () => {
    const model = fitAttach([nails, groom], [pioneer, ...many(40, () => bather(100)), ...many(60, () => bather(null))], TODAY)!
    expect(model.pairs.map(({ from, to }) => [from, to])).toContainEqual(['bath', 'nails'])
    expect(model.pairs.map(({ to }) => to)).not.toContain('bath')
  })

  test('count a customer’s year once, however many services there are', () => {
    expect(fitAttach(offered, [pioneer, ...many(49, () => bather(10))], TODAY)).toBeNull()
    expect(fitAttach(offered, [pioneer, ...many(50, () => bather(10))], TODAY)!.years).toBe(50)
  })

  test('know that who has not taken it up in the first year seldom does', () => {
    const customers = [...many(60, () => bather(100, 200)), ...many(140, () => ({ ...bather(null, 200), days: [200, 380, 600] }))]
    expect(rateOf(customers, 'first')).toMatchObject({ years: 200, taken: 60 })
    expect(rateOf(customers, 'later')).toMatchObject({ years: 140, taken: 0 })
  })

  test('do not tell those who have settled what is told to those who have just begun', () => {
    // Sixty take nails up within weeks, ten later in the year.
    const customers = [...many(60, () => bather(20)), ...many(10, () => bather(200)), ...many(130, () => bather(null))]
    const model = fitAttach([bath, nails], [pioneer, ...customers], TODAY)!
    expect(model.pairs.find(({ from, phase }) => from === 'bath' && phase === 'settled')).toMatchObject({ years: 140, taken: 10 })
    const toldAt = (daysAgo: number, of = model) =>
      upsellFor(of, { services: [{ serviceId: 'bath', firstDay: TODAY - daysAgo, bookings: 2 }] }, TODAY, 1)!.score
    expect(Math.abs(toldAt(10) - 0.35)).toBeLessThan(0.03)
    expect(Math.abs(toldAt(200) - 10 / 140)).toBeLessThan(0.03)
    // A model that was stored before knows two phases.
    const older = { ...model, pairs: model.pairs.filter(({ phase }) => phase !== 'settled') }
    expect(toldAt(200, older)).toBe(toldAt(10))
  })

  test('leave out years that are not over, and years in which nobody came', () => {
    expect(
      fitAttach(
        [bath, nails],
        many(100, () => bather(null, 900)),
        TODAY,
      ),
    ).toBeNull()
    expect(
      fitAttach(
        [bath, nails],
        many(100, () => ({ ...bather(null), days: [400] })),
        TODAY,
      ),
    ).toBeNull()
  })

  test('are none of a single service', () => {
    expect(
      fitAttach(
        [bath],
        many(100, () => bather(null)),
        TODAY,
      ),
    ).toBeNull()
  })
})

describe('an upsell', () => {
  const model = fitAttach(offered, [pioneer, ...many(90, () => bather(50)), ...many(110, () => bather(null))], TODAY)!

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
        const fitted = fitAttach(
          ['a', 'b', 'c', 'd'].map(id => ({ id, category: id < 'c' ? 'x' : 'y' })),
          customers,
          TODAY,
        )
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
