import { buildSchemaSync } from 'type-graphql'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { room } from '../../../../../../tests/kit/room'
import { codes, segmentedBusiness, type ShownSegment, spentOver, start, tagged } from '../../../../../../tests/kit/segment-room'
import { authChecker } from '../../../access/auth-checker'
import { standingAt } from '../../../events/standing'
import { bookingsResolvers } from '../../bookings'
import { customersResolvers, snapshotsJob } from '..'

const world = await room(buildSchemaSync({ resolvers: [...bookingsResolvers, ...customersResolvers], authChecker, validate: false }))
afterAll(() => world.close())
beforeEach(() => {
  world.clock.now = start
})

const estimating = `query ($criteria: SegmentCriteriaInput!) { estimateSegment(criteria: $criteria) {
  customerCount share averageValue { amount } reach { byEmail bySms byEither } sample { id name } } }`

describe('an estimate', () => {
  it('tells how many there are, how they can be reached, and some of them', async () => {
    const { get, facts } = await segmentedBusiness(world)
    interface Answer {
      estimateSegment: Pick<ShownSegment, 'customerCount' | 'share' | 'averageValue' | 'reach'> & { sample: { id: string }[] }
    }
    const criteria = { any: [spentOver(90), { field: 'CUSTOMER_SEGMENT', operator: 'EQ', value: 'VIP' }] }
    const members = facts.filter(one => Number(one.totalSpent) > 90 || one.standing === 'VIP')
    const { estimateSegment } = await get<Answer>(estimating, { criteria })
    const sum = members.reduce((total, one) => total + Math.round(Number(one.totalSpent) * 10_000), 0) / 10_000
    expect(estimateSegment).toMatchObject({ customerCount: members.length, share: members.length / facts.length })
    expect(Number(estimateSegment.averageValue!.amount)).toBeCloseTo(sum / members.length, 1)
    const best = members.sort((a, b) => Number(b.totalSpent) - Number(a.totalSpent) || (a.id < b.id ? -1 : 1)).slice(0, 5)
    expect(estimateSegment.sample.map(({ id }) => id)).toEqual(best.map(({ id }) => id))
    const nobody = await get<Answer>(estimating, { criteria: { any: [] } })
    expect(nobody.estimateSegment).toMatchObject({ customerCount: 0, share: 0, averageValue: null, sample: [] })
  })

  it('costs the same statements however much is asked', async () => {
    const { get } = await segmentedBusiness(world, 10)
    const sent = async (criteria: object) => (await world.statements.of(() => get(estimating, { criteria }))).length
    const small = await sent(tagged('VIP'))
    const many = { all: Array.from({ length: 30 }, (_, number) => ({ any: [tagged(`t${number}`), spentOver(number)] })) }
    expect(await sent(many)).toBeLessThanOrEqual(small)
  })

  it('that takes too long ends, and says so', async () => {
    const { ask } = await segmentedBusiness(world, 10)
    // Somebody else holds what has to be read.
    const client = await world.pool.connect()
    await client.query('begin; lock table reviews in access exclusive mode')
    const answer = await ask(estimating, { criteria: { field: 'AVERAGE_RATING', operator: 'GT', value: 1 } })
    await client.query('rollback')
    client.release()
    expect(codes(answer)).toEqual([['BAD_USER_INPUT', 'criteria']])
  }, 20_000)
})

describe('who joined and who left', () => {
  const run = (at: string) => {
    world.clock.now = new Date(at)
    return snapshotsJob.run(world.house, world.clock.now)
  }

  it('is told since the segment was made, and since the beginning of the month from then on', async () => {
    const { facts, made, segment, tag, scored } = await segmentedBusiness(world)
    const [a, b, c, d] = facts.map(({ id }) => id) as [string, string, string, string]
    await tag('gold', [a, b])
    const { id } = await made('Gold', tagged('gold'))
    await tag('gold', [b, c, d])
    const { change } = await segment(id)
    expect(change).toMatchObject({ since: '2026-03-20', joinedCount: 2, leftCount: 1, left: [{ id: a }] })
    expect(change!.joined.map(one => one.id).sort()).toEqual([c, d].sort())

    await scored()
    // In New York it is March still.
    await run('2026-04-01T03:30:00Z')
    expect((await segment(id)).change).toMatchObject({ since: '2026-03-20', joinedCount: 2 })
    await run('2026-04-01T04:30:00Z')
    expect((await segment(id)).change).toMatchObject({ since: '2026-04-01', joinedCount: 0, leftCount: 0 })
    await tag('gold', [b])
    await run('2026-04-17T04:30:00Z')
    expect((await segment(id)).change).toMatchObject({ since: '2026-04-01', joinedCount: 0, leftCount: 2 })
    await run('2026-05-03T00:00:00Z')
    expect((await segment(id)).change).toMatchObject({ since: '2026-05-02', leftCount: 0 })
  })

  it('leaves out who was erased', async () => {
    const { facts, id: providerId, made, segment, tag } = await segmentedBusiness(world, 10)
    const ids = facts.map(({ id }) => id)
    await tag('gold', ids)
    const { id } = await made('Gold', tagged('gold'))
    await world.pool.query(`update customers set erased_at = now(), registers = '{}' where provider_id = $1 and id = $2`, [
      providerId,
      ids[0],
    ])
    await tag('gold', ids.slice(2))
    expect((await segment(id)).change).toMatchObject({ leftCount: 1, left: [{ id: ids[1] }] })
  })

  it('of built-in segments is counted once customers are scored, and not kept for ever', async () => {
    const { id: providerId, segment, scored } = await segmentedBusiness(world)
    await run('2026-03-20T13:00:00Z')
    expect((await segment('churn-high')).change).toBeNull()
    await scored()
    await run('2026-03-20T14:00:00Z')
    expect((await segment('churn-high')).change).toMatchObject({ since: '2026-03-20', joinedCount: 0, leftCount: 0 })
    await world.pool.query('update customer_relationships set churn_risk = 0 where provider_id = $1', [providerId])
    await run('2026-04-02T14:00:00Z')
    const days = async () =>
      (
        await world.pool.query<{ day: string }>(
          `select distinct taken_on::text as day from segment_snapshots where provider_id = $1 order by 1`,
          [providerId],
        )
      ).rows.map(({ day }) => day)
    expect(await days()).toEqual(['2026-03-01', '2026-03-20', '2026-04-01', '2026-04-02'])
    await run('2027-05-01T14:00:00Z')
    expect(await days()).toEqual(['2026-04-01', '2026-04-02', '2027-05-01'])
  })

  it('of a standing is told since the month began, also by who was not here then', async () => {
    const { id: providerId, facts, segment, scored } = await segmentedBusiness(world)
    await scored()
    await run('2026-03-20T13:00:00Z')
    // In New York the month began five hours after it did in Greenwich.
    const began = Date.parse('2026-03-01T05:00:00Z')
    const { rows } = await world.pool.query<{ id: string; at: Date; status: string; bookedAt: Date }>(
      'select customer_id as id, starts_at as at, status, booked_at as "bookedAt" from bookings where provider_id = $1 order by starts_at',
      [providerId],
    )
    const stood = (id: string): string | null => {
      const own = rows.filter(row => row.id === id)
      if (!own.some(({ bookedAt }) => bookedAt.getTime() <= began)) return null
      const completed = own.filter(({ status }) => status === 'COMPLETED')
      return standingAt(
        began,
        completed.map(({ at }) => at.getTime()),
      )
    }
    const moves: number[] = []
    for (const standing of ['VIP', 'REGULAR', 'AT_RISK', 'NEW']) {
      const [before, now] = [facts.filter(one => stood(one.id) === standing), facts.filter(one => one.standing === standing)]
      const { change } = await segment(`standing-${standing.toLowerCase().replace('_', '-')}`)
      const joinedCount = now.filter(one => !before.includes(one)).length
      const leftCount = before.filter(one => !now.includes(one)).length
      expect(change, standing).toMatchObject({ since: '2026-03-01', joinedCount, leftCount })
      moves.push(joinedCount, leftCount)
    }
    expect(moves.filter(count => count > 0).length).toBeGreaterThan(2)
  })
})
