import { afterAll, beforeAll, expect, it } from 'vitest'
import { completedBooking, record } from '../kit/events'
import { type MemberClient, world, type World } from '../kit/world'

let house: World
let owner: MemberClient
beforeAll(async () => {
  house = await world()
  owner = await (await house.provider()).member('OWNER')
  await record(owner, completedBooking(new Date(Date.now() - 86_400_000), '20.00'))
})
afterAll(() => house.close())

/** The function of the migrations, which also writes down that it was called: without it the statement would end too, but by its limit. */
const WRITTEN_DOWN = `
create table cancellations (backend int);
create or replace function cancel_statement(backend integer) returns boolean language plpgsql security definer set search_path = public as $$
begin
  insert into cancellations values (backend);
  return pg_cancel_backend(backend);
end $$`

const query = '{ estimateSegment(criteria: { all: [] }) { customerCount } }'
const waiting = async () => {
  const { rows } = await house.sql.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock' and query like '%customers%'`,
  )
  return rows[0]!.count
}

it('an estimate that nobody waits for any more ends, and leaves its connection fit for the next', async () => {
  await house.sql.query(WRITTEN_DOWN)
  const lock = await house.sql.connect()
  await lock.query('begin; lock table customers in access exclusive mode')
  const leaving = new AbortController()
  const asked = fetch(`${house.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: owner.cookie },
    body: JSON.stringify({ query }),
    signal: leaving.signal,
  })
  await expect.poll(waiting).toBe(1)
  leaving.abort()
  await expect(asked).rejects.toThrow()
  await expect.poll(waiting).toBe(0)
  expect((await house.sql.query('select backend from cancellations')).rows).toHaveLength(1)
  await lock.query('rollback')
  lock.release()
  for (let times = 0; times < 12; times += 1) expect(await owner.get(query)).toEqual({ estimateSegment: { customerCount: 1 } })
})
