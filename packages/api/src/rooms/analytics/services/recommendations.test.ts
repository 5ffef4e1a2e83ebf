import { describe, expect, it } from 'vitest'
import { trendDirection } from '../../../core/statistics'
import type { MeasureName } from '../../metrics'
import { recommendationsOf } from './recommendations'
import type { JudgedService } from './rules/rule'
import { figuresOf } from './service-figures'

type Sums = Partial<Record<MeasureName, number | string>>

const level = Array.from({ length: 26 }, () => 10)
const service = (id: string, sums: Sums, weekly: readonly number[] = level, rest: Partial<JudgedService> = {}): JudgedService => ({
  id,
  name: id,
  isActive: true,
  isSettledIn: true,
  figures: figuresOf(name => String(sums[name] ?? 0), 'EUR'),
  weekly,
  trend: trendDirection(weekly),
  ...rest,
})
const groom = service('Groom', {
  'bookings.due': 400,
  'bookings.completed': 400,
  'reviews.count': 60,
  'reviews.satisfied': 54,
  'reviews.sum': 270,
})
const found = (one: JudgedService, money: ((amount: string) => string) | null = null, others = [groom]) =>
  recommendationsOf({ services: [one, ...others], money })
const ids = (one: JudgedService) => found(one).map(({ id }) => id)
const busy: Sums = { 'bookings.due': 100, 'bookings.completed': 100 }

describe('more time', () => {
  const timed = (count: number, actual: number, planned = 60) =>
    service('Bath', {
      ...busy,
      'bookings.timed': count,
      'bookings.plannedMinutes': planned * count,
      'bookings.actualMinutes': actual * count,
    })

  it('is planned where twenty bookings take more than 15 % longer, rounded up to five minutes', () => {
    expect(found(timed(20, 72))).toMatchObject([
      {
        id: 'LONGER_THAN_PLANNED:Bath',
        title: 'Plan 75 minutes for Bath',
        evidence: [{ value: '60 min' }, { value: '72 min' }, { value: '20 bookings' }],
        weight: 20,
      },
    ])
  })

  it('is not planned for less, on fewer, or for stays of days', () => {
    expect([...ids(timed(20, 69)), ...ids(timed(19, 90)), ...ids(timed(50, 3000, 1440))]).toEqual([])
  })
})

describe('a deposit', () => {
  const missed = (count: number) => service('Walk', { ...busy, 'bookings.completed': 100 - count, 'bookings.noShow': count })

  it('is asked for where the intervals of the no-show rates do not meet', () => {
    expect(found(missed(12))).toMatchObject([
      { id: 'NO_SHOWS:Walk', evidence: [{ value: '12 of 100 bookings' }, {}, { value: '0 of 400 bookings' }] },
    ])
    expect(found(missed(12))[0]!.description).toContain('12 % of the customers booked for Walk')
  })

  it('is not asked for on one or two, or within chance', () => {
    expect(ids(missed(2))).toEqual([])
    const others = [service('Groom', { 'bookings.due': 400, 'bookings.noShow': 30, 'bookings.completed': 370 })]
    expect(found(missed(9), null, others)).toEqual([])
  })
})

describe('a fall', () => {
  const falls = Array.from({ length: 26 }, (_, week) => 20 - Math.floor(week / 2))

  it('is worth a question, with the weeks before and after', () => {
    expect(found(service('Nails', busy, falls))).toMatchObject([
      { id: 'FALLING:Nails', evidence: [{ value: '17.2 a week' }, { value: '10.8 a week' }, {}] },
    ])
  })

  it('is none where it may be chance, where it is small, or where the service is no longer sold', () => {
    const small = falls.map(count => (count > 14 ? 1 : 0))
    expect([
      ...ids(service('Nails', busy)),
      ...ids(service('Nails', busy, small)),
      ...ids(service('Nails', busy, falls, { isActive: false })),
    ]).toEqual([])
  })
})

it('reviews that are worse than those of the others, beyond chance, are worth reading', () => {
  const rated = (count: number, satisfied: number) =>
    service('Trim', {
      ...busy,
      'reviews.count': count,
      'reviews.satisfied': satisfied,
      'reviews.sum': satisfied * 5 + (count - satisfied) * 2,
    })
  expect(found(rated(30, 15))).toMatchObject([
    { id: 'RATED_BELOW:Trim', evidence: [{ value: '15 of 30 reviews' }, {}, { value: '54 of 60 reviews' }] },
  ])
  expect([...ids(rated(9, 0)), ...ids(rated(30, 24))]).toEqual([])
})

describe('a price test', () => {
  const rises = Array.from({ length: 26 }, (_, week) => 5 + week)
  const sums: Sums = {
    ...busy,
    'bookings.timed': 40,
    'bookings.plannedMinutes': 2400,
    'bookings.actualMinutes': 2200,
    'revenue.earned': '5050',
  }

  it('is suggested where demand rises and the work is done in time; who may not see revenue is shown no price', () => {
    const [shown] = found(service('Spa', sums, rises), amount => `${amount} EUR`)
    expect(shown).toMatchObject({ id: 'PRICE_TEST:Spa' })
    expect(shown!.evidence.at(-1)).toEqual({ label: 'Average price', value: '50.50 EUR' })
    expect(JSON.stringify(found(service('Spa', sums, rises)))).not.toContain('50.5')
  })

  it('is not where the work takes longer, or where few come', () => {
    expect([
      ...ids(service('Spa', { ...sums, 'bookings.actualMinutes': 2500 }, rises)),
      ...ids(service('Spa', { ...sums, 'bookings.completed': 29 }, rises)),
      ...ids(service('Spa', sums)),
    ]).toEqual([])
  })
})

it('a service that hardly anybody books is named, unless it is new', () => {
  const rare = (rest: Partial<JudgedService> = {}) => service('Teeth', { 'bookings.due': 3, 'bookings.completed': 3 }, level, rest)
  expect(found(rare())).toMatchObject([{ id: 'RARELY_BOOKED:Teeth', weight: 0, evidence: [{ value: '3' }, { value: '403' }] }])
  expect([...ids(rare({ isSettledIn: false })), ...ids(rare({ isActive: false }))]).toEqual([])
})

it('what concerns most bookings comes first', () => {
  const both = service('Walk', {
    ...busy,
    'bookings.completed': 88,
    'bookings.noShow': 12,
    'bookings.timed': 50,
    'bookings.plannedMinutes': 3000,
    'bookings.actualMinutes': 4000,
  })
  expect(ids(both)).toEqual(['LONGER_THAN_PLANNED:Walk', 'NO_SHOWS:Walk'])
})
