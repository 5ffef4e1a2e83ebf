import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { add, compare, subtract } from '../../core/money'
import { changeFactors, type SpanSums } from './factors'
import { factorsInWords } from './factor-words'

const span = (customers: number, services: readonly [string, number, string][], refunded = '0'): SpanSums => ({
  customers,
  refunded,
  services: services.map(([serviceId, bookings, earned]) => ({ serviceId, bookings, earned })),
})
const net = ({ services, refunded }: SpanSums) => subtract(add(...services.map(({ earned }) => earned)), refunded)

describe('what moved revenue', () => {
  it('adds up to the change exactly, whatever the spans', () => {
    const money = fc.nat({ max: 99_999_999 }).map(cents => (cents / 100).toFixed(2))
    const service = fc.tuple(fc.constantFrom('bath', 'cut', 'walk'), fc.nat({ max: 500 }), money)
    const services = fc
      .uniqueArray(service, { selector: ([id]) => id })
      .map(all => all.map(([id, bookings, earned]) => [id, bookings, bookings === 0 ? '0' : earned] as [string, number, string]))
    const spans = fc.tuple(fc.nat({ max: 300 }), services, money).map(([customers, all, refunded]) => span(customers, all, refunded))
    fc.assert(
      fc.property(spans, spans, (before, after) => {
        const all = Object.values(changeFactors(before, after))
        expect(compare(add(...all), subtract(net(after), net(before)))).toBe(0)
      }),
    )
  })

  it('is the number of customers where nothing else changed', () => {
    const before = span(10, [
      ['bath', 10, '100'],
      ['cut', 20, '400'],
    ])
    const after = span(20, [
      ['bath', 20, '200'],
      ['cut', 40, '800'],
    ])
    expect(changeFactors(before, after)).toEqual({ CUSTOMERS: '500', FREQUENCY: '0', PRICE: '0', MIX: '0', REFUNDS: '0' })
  })

  it('is the price where only that rose', () => {
    const [before, after] = [span(10, [['bath', 10, '100']]), span(10, [['bath', 10, '110']])]
    expect(changeFactors(before, after)).toEqual({ CUSTOMERS: '0', FREQUENCY: '0', PRICE: '10', MIX: '0', REFUNDS: '0' })
  })

  it('is the choice of services where they moved to a dearer or a new one', () => {
    const before = span(10, [
      ['bath', 10, '100'],
      ['cut', 10, '200'],
    ])
    expect(
      changeFactors(
        before,
        span(10, [
          ['bath', 5, '50'],
          ['cut', 15, '300'],
        ]),
      ),
    ).toMatchObject({ CUSTOMERS: '0', PRICE: '0', MIX: '50' })
    expect(changeFactors(span(10, [['bath', 20, '200']]), before)).toMatchObject({ CUSTOMERS: '0', FREQUENCY: '0', MIX: '100' })
  })

  it('is all due to customers where there were none', () => {
    expect(changeFactors(span(0, []), span(3, [['bath', 3, '90']], '5'))).toMatchObject({ CUSTOMERS: '90', REFUNDS: '-5' })
    expect(changeFactors(span(3, [['bath', 3, '90']]), span(0, []))).toMatchObject({ CUSTOMERS: '-90' })
  })

  it('is told with its figures, and nothing is told of what moved nothing', () => {
    const before = span(10, [['bath', 10, '100']], '20')
    expect(factorsInWords(before, span(10, [['bath', 12, '120']]), 'EUR')).toEqual([
      { name: 'FREQUENCY', title: 'Bookings a customer', change: 20, description: '1.20 bookings a customer, after 1.00.' },
      { name: 'REFUNDS', title: 'Refunds', change: 20, description: '€0.00 was given back, after €20.00.' },
    ])
    expect(factorsInWords(before, before, 'EUR')).toEqual([])
  })
})
