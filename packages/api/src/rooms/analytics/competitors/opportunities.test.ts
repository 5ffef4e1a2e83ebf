import Big from 'big.js'
import { expect, test } from 'vitest'
import { opportunitiesOf } from './opportunities'
import type { Market, Rival } from './rules/rule'

const now = new Date('2026-11-01T00:00:00Z')

const rival = (change: Partial<Rival> = {}): Rival => ({
  id: change.name ?? 'a',
  name: 'Paws',
  rating: 4.5,
  reviewCount: 20,
  distanceKm: null,
  services: [],
  weaknesses: [],
  updatedAt: now,
  ...change,
})

const market = (change: Partial<Market> = {}): Market => ({
  own: { location: null, rating: 4.5, reviewCount: 20 },
  rivals: [],
  services: [],
  money: amount => `$${amount.toFixed(2)}`,
  now,
  ...change,
})

const groom = (price: number, ...others: number[]) => ({
  id: 'groom',
  name: 'Groom',
  price: new Big(price),
  others: others.map(each => new Big(each)),
})
const named = (of: Market) => opportunitiesOf(of).map(({ name, matter }) => `${name} ${matter}`)

test('alone there is nothing to see', () => {
  expect(opportunitiesOf(market())).toEqual([])
})

test('a price is raised from 10 % below two others on, by whom nobody outshines', () => {
  const [first] = opportunitiesOf(market({ services: [groom(90, 100, 100)] }))
  expect(first).toMatchObject({ name: 'RAISE_PRICE', serviceId: 'groom' })
  expect(first!.description).toBe(
    'You ask $90.00, 10 % less than the $100.00 that 2 others ask on average. With 4.50 stars nobody is rated higher.',
  )
  expect(named(market({ services: [groom(91, 100, 100)] }))).toEqual([])
  expect(named(market({ services: [groom(90, 100)] }))).toEqual([])
  expect(named(market({ services: [groom(90, 100, 100)], rivals: [rival({ rating: 4.6 })] }))).toEqual([])
})

test('a price is explained from 15 % above', () => {
  expect(named(market({ services: [groom(115, 100, 100)] }))).toEqual(['EXPLAIN_PRICE groom'])
  expect(named(market({ services: [groom(114, 100, 100)] }))).toEqual([])
})

test('a service is missing that two others sell under one name', () => {
  const selling = (name: string, ...services: string[]) => rival({ name, services: services.map(each => ({ name: each, price: null })) })
  const rivals = [selling('Paws', 'Taxi', 'groom', 'Yoga'), selling('Claws', 'TAXI', 'Groom')]
  expect(named(market({ services: [groom(100)], rivals }))).toEqual(['MISSING_SERVICE taxi'])
})

test('a rating is shown when it leads clearly and rests on enough', () => {
  const lead = { location: null, rating: 4.75, reviewCount: 30 }
  expect(named(market({ own: lead, rivals: [rival()] }))).toEqual(['ADVERTISE_RATING rating'])
  expect(named(market({ own: { ...lead, rating: 4.6 }, rivals: [rival()] }))).toEqual([])
  expect(named(market({ own: { ...lead, reviewCount: 9 }, rivals: [rival({ reviewCount: 10 })] }))).toEqual([])
})

test('reviews are asked for below half of what is typical', () => {
  expect(named(market({ rivals: [rival({ reviewCount: 41 })] }))).toEqual(['ASK_FOR_REVIEWS reviews'])
  expect(named(market({ rivals: [rival({ reviewCount: 40 })] }))).toEqual([])
})

test('a weak neighbour is one nearby', () => {
  const weak = rival({ id: 'weak', rating: 3.5, distanceKm: 4.9, weaknesses: ['late'] })
  expect(named(market({ rivals: [weak] }))).toContain('WEAK_NEIGHBOUR weak')
  expect(named(market({ rivals: [{ ...weak, distanceKm: 5.1 }] }))).not.toContain('WEAK_NEIGHBOUR weak')
})

test('old knowledge comes last', () => {
  const old = rival({ updatedAt: new Date('2026-01-01T00:00:00Z') })
  expect(named(market({ services: [groom(115, 100, 100)], rivals: [old] }))).toEqual(['EXPLAIN_PRICE groom', 'LOOK_AGAIN stale'])
})
