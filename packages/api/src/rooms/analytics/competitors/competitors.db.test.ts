import { buildSchemaSync } from 'type-graphql'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { room } from '../../../../../../tests/kit/room'
import { authChecker } from '../../../access/auth-checker'
import { bookingsResolvers } from '../../bookings'
import { CompetitorsResolver } from './competitors.resolver'

const world = await room(buildSchemaSync({ resolvers: [...bookingsResolvers, CompetitorsResolver], authChecker, validate: false }))
type Provider = Awaited<ReturnType<typeof world.provider>>
const now = new Date('2026-03-10T12:00:00Z')
let provider: Provider

beforeEach(async () => {
  world.clock.now = now
  provider = await world.provider({ currency: 'USD' })
})
afterAll(() => world.close())

const save =
  'mutation ($id: ID, $input: CompetitorInput!) { saveCompetitor(id: $id, input: $input) { id name priceIndex distanceKm matchedServices } }'
const remove = 'mutation ($id: ID!) { deleteCompetitor(id: $id) }'
const analysis = `{ competitorAnalysis {
  competitors { id name location { latitude } distanceKm services { name price { amount currency } } rating reviewCount strengths weaknesses marketShare priceIndex updatedAt }
  marketPosition { location { latitude longitude } rating reviewCount ratingRank priceIndex priceRank competitorCount summary }
  opportunities { id title rule service { name } }
} }`
interface Analysis {
  competitorAnalysis: {
    competitors: Record<string, unknown>[]
    marketPosition: Record<string, unknown>
    opportunities: { id: string; service: { name: string } | null }[]
  }
}
const ask = async () => (await provider.get<Analysis>(analysis)).competitorAnalysis
const added = async (input: object) => (await provider.get<{ saveCompetitor: { id: string } }>(save, { input })).saveCompetitor.id
const problems = async (variables: object) => {
  const { errors } = await provider.ask(save, variables as Record<string, unknown>)
  return errors?.map(({ extensions }) => [
    extensions?.code,
    (extensions?.fields as { path: string }[] | undefined)?.map(({ path }) => path),
  ])
}

/** A review a day of five stars, ending today, of a groom at 80. */
const business = async () => {
  const days = [1, 2, 3].map(ago => new Date(now.getTime() - ago * 86_400_000))
  await provider.record(
    ...days.flatMap((day, index) => [
      [
        'BOOKING_CREATED',
        day,
        {
          bookingRef: `b${index}`,
          customer: { ref: 'c' },
          service: { ref: 'groom', name: 'Full groom' },
          startsAt: day.toISOString(),
          price: '80',
        },
      ] as const,
      ['REVIEW_RECEIVED', day, { bookingRef: `b${index}`, customer: { ref: 'c' }, rating: 5 }] as const,
    ]),
  )
  await world.pool.query('update services set price = 80 where provider_id = $1', [provider.id])
}

test('alone there is nothing to compare', async () => {
  const { competitors, marketPosition, opportunities } = await ask()
  expect(competitors).toEqual([])
  expect(marketPosition).toMatchObject({ rating: null, reviewCount: 0, competitorCount: 0, location: null })
  expect(opportunities).toEqual([])
})

test('the position is that of the services that both sell, of the last year, of the places told', async () => {
  await business()
  const location = { latitude: 52.52, longitude: 13.405 }
  await provider.get('mutation ($location: GeoPointInput) { saveLocation(location: $location) { latitude } }', { location })
  await added({
    name: 'Paws',
    location: { latitude: 52.53, longitude: 13.405 },
    services: [{ name: 'full groom', price: '100' }, { name: 'Taxi' }],
    rating: 4.25,
    reviewCount: 3,
    strengths: ['late hours'],
    marketShare: 12.5,
  })
  await added({ name: 'Claws', services: [{ name: 'Full Groom', price: '100.00' }, { name: 'taxi' }], rating: 4.5 })
  const { competitors, marketPosition, opportunities } = await ask()
  expect(competitors.map(({ name, distanceKm, priceIndex }) => [name, distanceKm, priceIndex])).toEqual([
    ['Claws', null, 1.25],
    ['Paws', 1.1, 1.25],
  ])
  expect(competitors[1]).toMatchObject({
    services: [
      { name: 'full groom', price: { amount: '100.00', currency: 'USD' } },
      { name: 'Taxi', price: null },
    ],
    rating: 4.25,
    marketShare: 12.5,
    updatedAt: now.toISOString(),
  })
  expect(marketPosition).toMatchObject({
    location,
    rating: 5,
    reviewCount: 3,
    ratingRank: 1,
    priceIndex: 0.8,
    priceRank: 1,
    competitorCount: 2,
  })
  expect(opportunities.map(({ id, service }) => [id.split(':')[0], service?.name ?? null])).toEqual([
    ['MISSING_SERVICE', null],
    ['RAISE_PRICE', 'Full groom'],
  ])
})

test('a competitor is changed, and goes', async () => {
  const id = await added({ name: 'Paws', rating: 4 })
  await provider.get(save, { id, input: { name: 'Paws & Co' } })
  expect((await ask()).competitors).toMatchObject([{ id, name: 'Paws & Co', rating: null }])
  expect(await provider.get(remove, { id })).toEqual({ deleteCompetitor: true })
  expect((await provider.ask(remove, { id })).errors?.[0]?.extensions?.code).toBe('NOT_FOUND')
})

test('a name is taken once, also by two at once', async () => {
  await added({ name: 'Paws' })
  expect(await problems({ input: { name: ' Paws ' } })).toEqual([['BAD_USER_INPUT', ['input.name']]])
  const both = await Promise.all([problems({ input: { name: 'Claws' } }), problems({ input: { name: 'Claws' } })])
  expect(both.filter(each => each !== undefined)).toEqual([[['BAD_USER_INPUT', ['input.name']]]])
})

test('what another provider keeps is not found', async () => {
  const id = await added({ name: 'Paws' })
  provider = await world.provider()
  expect(await problems({ id, input: { name: 'Mine' } })).toEqual([['NOT_FOUND', undefined]])
  expect((await provider.ask(remove, { id })).errors?.[0]?.extensions?.code).toBe('NOT_FOUND')
  expect((await ask()).competitors).toEqual([])
})
