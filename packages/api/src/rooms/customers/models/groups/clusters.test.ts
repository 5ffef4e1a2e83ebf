import { describe, expect, test } from 'vitest'
import type { ClusterFacts } from './cluster-features'
import { clusterWords } from './cluster-words'
import { clusterCount, clusterOf, fitClusters } from './clusters'

interface Persona {
  key: string
  bookings: number
  perVisit: number
  service: string
  weekday: number
  hour: number
}

const personas: readonly Persona[] = [
  { key: 'walker', bookings: 90, perVisit: 18, service: 'walk', weekday: 2, hour: 8 },
  { key: 'groomed', bookings: 8, perVisit: 75, service: 'groom', weekday: 3, hour: 14 },
  { key: 'weekender', bookings: 4, perVisit: 60, service: 'groom', weekday: 6, hour: 11 },
  { key: 'boarder', bookings: 2, perVisit: 320, service: 'stay', weekday: 5, hour: 18 },
  { key: 'bather', bookings: 12, perVisit: 30, service: 'bath', weekday: 1, hour: 9 },
]

/** Numbers that look drawn, 0–1, the same each time. */
const drawn = (seed: number) => {
  let state = (seed * 2_654_435_761 + 1) % 4_294_967_296
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

const others = ['walk', 'groom', 'bath', 'stay']

const customerOf = (persona: Persona, number: number): ClusterFacts => {
  const next = drawn(number + 17)
  const bookings = Math.max(1, Math.round(persona.bookings * (0.6 + 0.8 * next())))
  const visits = Array.from({ length: bookings }, () => {
    const isUsual = next() < 0.8
    return {
      serviceId: isUsual ? persona.service : others[Math.floor(next() * others.length)]!,
      weekday: isUsual ? persona.weekday : 1 + Math.floor(next() * 7),
      hour: isUsual ? persona.hour : 8 + Math.floor(next() * 11),
      bookings: 1,
    }
  })
  return { bookings, spent: bookings * persona.perVisit * (0.8 + 0.4 * next()), sinceFirstDays: 365, visits }
}

const truth = Array.from({ length: 400 }, (_, number) => personas[number % personas.length]!)
const customers = truth.map(customerOf)

/** Adjusted Rand index (Hubert and Arabie 1985): 1 for the same partition, 0 for chance. */
const ari = (a: readonly unknown[], b: readonly unknown[]): number => {
  const pairs = (count: number) => (count * (count - 1)) / 2
  const sizes = (labels: readonly unknown[]) => {
    const counts = new Map<unknown, number>()
    for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
    return [...counts.values()].reduce((sum, count) => sum + pairs(count), 0)
  }
  const both = sizes(a.map((label, at) => `${String(label)} ${String(b[at])}`))
  const expected = (sizes(a) * sizes(b)) / pairs(a.length)
  return (both - expected) / ((sizes(a) + sizes(b)) / 2 - expected)
}

const fitted = fitClusters(customers, null)!
const numbers = customers.map(each => clusterOf(fitted, each))

describe('clusters of behaviour', () => {
  test('are the personas behind the customers', () => {
    const found = ari(
      truth.map(({ key }) => key),
      numbers,
    )
    // Measured: .9937. How it is on the demo's customers: app/demo/world/personas.test.ts.
    expect(found).toBeGreaterThan(0.95)
    expect(fitted.silhouette).toBeGreaterThan(0.3)
  })

  test('are numbered from the most valuable on, and hold everybody', () => {
    expect(fitted.clusters.reduce((sum, each) => sum + each.customers, 0)).toBe(400)
    expect(truth[numbers.indexOf(1)]!.key).toBe('walker')
  })

  test('are the same to the last digit for the customers in another order, and in another year', () => {
    const shuffled = customers.map((each, at) => [(at * 7919) % 401, { ...each, visits: each.visits.toReversed() }] as const)
    shuffled.sort(([a], [b]) => a - b)
    const again = fitClusters(
      shuffled.map(([, each]) => each),
      null,
    )
    expect(again).toEqual(fitted)
    expect(fitClusters(customers, fitted)).toEqual(fitted)
  })

  test('keep their numbers after a refit on other customers', () => {
    const later = fitClusters([...customers.slice(40), ...truth.slice(0, 60).map((persona, at) => customerOf(persona, at + 900))], fitted)!
    const kept = customers.map(each => clusterOf(later, each)).filter((number, at) => number === numbers[at])
    expect(kept.length / customers.length).toBeGreaterThan(0.97)
  })

  test('keep their numbers when there is one more', () => {
    const few = fitClusters(customers.slice(0, 45), null)!
    expect(few.clusters).toHaveLength(4)
    const more = fitClusters(customers.slice(0, 60), few)!
    expect(more.clusters).toHaveLength(5)
    const kept = customers.slice(0, 45).filter(each => clusterOf(more, each) === clusterOf(few, each))
    expect(kept.length).toBeGreaterThan(27)
  })

  test('are fewer with few customers, and none below twenty', () => {
    expect([0, 9, 19, 20, 35, 50, 1000].map(clusterCount)).toEqual([0, 0, 0, 2, 3, 5, 5])
    expect(fitClusters(customers.slice(0, 19), null)).toBeNull()
    expect(fitClusters(customers.slice(0, 35), null)!.clusters).toHaveLength(3)
  })

  test('are none among customers who are all alike, and no more than there are behaviours', () => {
    const alike = Array.from({ length: 60 }, () => customers[0]!)
    expect(fitClusters(alike, null)).toBeNull()
    const two = fitClusters([...alike, ...alike.map(() => customers[1]!)], null)!
    expect(two.clusters.map(each => each.customers)).toEqual([60, 60])
    expect(JSON.parse(JSON.stringify(two))).toEqual(two)
  })

  test('are told in words without amounts', () => {
    const names: Record<string, string> = { walk: 'Dog walk', groom: 'Full groom', bath: 'Bath', stay: 'Overnight stay' }
    const words = clusterWords(fitted, id => names[id] ?? null)
    expect(words).toHaveLength(5)
    expect(words[0]).toMatchObject({ number: 1, name: 'Weekly: Dog walk, weekday mornings', serviceIds: ['walk'] })
    expect(new Set(words.map(({ name }) => name)).size).toBe(5)
    expect(words.map(({ description }) => description).join(' ')).not.toMatch(/[$€]|\d{3}/)
    const stays = words[numbers[truth.findIndex(({ key }) => key === 'boarder')]! - 1]!
    expect(stays.description).toContain('spend more than most on a visit')
  })
})
