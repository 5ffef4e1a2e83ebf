import { buildSchemaSync } from 'type-graphql'
import { afterAll, expect, it } from 'vitest'
import { room } from '../../../../../../tests/kit/room'
import { authChecker } from '../../../access/auth-checker'
import { ExperimentsResolver } from './experiments.resolver'

const world = await room(buildSchemaSync({ resolvers: [ExperimentsResolver], authChecker, validate: false }))
afterAll(() => world.close())

const start = new Date('2026-01-10T09:00:00Z')

interface Shown {
  variants: { exposed: number; conversions: number }[]
  result: { isTooEarly: boolean; winner: number; comparisons: { pValue: number; low: number; high: number }[] }
}

/** Customers who were shown one of two variants, the first `control` of them the control, and their bookings: the first so many of either group. */
const trial = async (
  id: number,
  experimentId: string,
  control: [exposed: number, booked: number],
  variant: [exposed: number, booked: number],
) => {
  await world.pool.query(`insert into services (provider_id, ref, name, duration_minutes, price) values ($1, 's', 'S', 30, 1)`, [id])
  for (const [position, [exposed, booked]] of [control, variant].entries()) {
    await world.pool.query(
      `with one as (
         insert into customers (provider_id, ref, name) select $1, $3::int || '-' || n, 'C' from generate_series(1, $4::int) n returning id, ref
       )
       insert into experiment_exposures (provider_id, experiment_id, customer_id, position, exposed_at) select $1, $2, id, $3, $5 from one`,
      [id, experimentId, position, exposed, start],
    )
    await world.pool.query(
      `insert into bookings (provider_id, ref, customer_id, service_id, source, status, starts_at, ends_at, booked_at, price)
       select $1, c.ref, c.id, s.id, 'DIRECT', 'PENDING', $4::timestamptz, $4::timestamptz + interval '1 hour', $4::timestamptz, 1
       from generate_series(1, $3::int) n join customers c on c.provider_id = $1 and c.ref = $2::int || '-' || n
       join services s on s.provider_id = $1`,
      [id, position, booked, new Date(start.getTime() + 3_600_000)],
    )
  }
}

it('189 of 11,034 against 104 of 11,037 are compared as published, from exposures and bookings', async () => {
  world.clock.now = start
  const provider = await world.provider()
  const { made } = await provider.get<{ made: { id: string } }>(
    'mutation { made: createExperiment(input: { name: "Aspirin", minimumEffect: "0.005", variants: [{ name: "With" }, { name: "Without" }] }) { id } }',
  )
  await trial(provider.id, made.id, [11037, 104], [11034, 189])
  const { experiments } = await provider.get<{ experiments: Shown[] }>(
    '{ experiments { variants { exposed conversions } result { isTooEarly winner comparisons { pValue low high } } } }',
  )
  const [{ variants, result }] = experiments as [Shown]
  expect(variants).toEqual([
    { exposed: 11037, conversions: 104 },
    { exposed: 11034, conversions: 189 },
  ])
  const [comparison] = result.comparisons
  expect(comparison!.pValue).toBeCloseTo(5.69e-7, 9)
  expect(comparison!.low).toBeCloseTo(0.004688, 6)
  expect(comparison!.high).toBeCloseTo(0.010724, 6)
  expect(result).toMatchObject({ isTooEarly: false, winner: 1 })
})
