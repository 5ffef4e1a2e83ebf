import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { World } from '../kit/world'
import { world } from '../kit/world'

const costPerMinute = 300
let house: World
beforeAll(async () => {
  house = await world({ settings: { costPerMinute } })
})
afterAll(() => house.close())

interface Cost {
  requested: number
  remaining: number
  limit: number
  resetsAt: string
}
const dear = '{ bookings(first: 20) { nodes { id status } } }'

describe('what operations cost', () => {
  it('is told with every answer, and counted down for each session apart', async () => {
    const provider = await house.provider()
    const [owner, colleague] = [await provider.member(), await provider.member('MANAGER')]
    const cost = async (client: typeof owner) => (await client.ask(dear)).extensions?.cost as Cost
    const first = await cost(owner)
    expect(first).toMatchObject({ requested: 61, limit: costPerMinute, remaining: costPerMinute - 61 })
    expect(new Date(first.resetsAt).getTime()).toBeGreaterThan(Date.now() - 1)
    expect((await cost(owner)).remaining).toBe(costPerMinute - 122)
    expect((await cost(colleague)).remaining).toBe(costPerMinute - 61)
    const socket = owner.subscribe<object>(dear)
    await expect.poll(() => JSON.stringify(socket.extensions)).toContain(`"remaining":${costPerMinute - 183}`)
    await socket.stop()
  })

  it('depends on how much is asked for, wherever that is written', async () => {
    const owner = await (await house.provider()).member()
    const paged = 'query ($n: Int) { bookings(first: $n) { nodes { id status } } }'
    const requested = async (query: string, variables: object) =>
      ((await owner.ask(query, { ...variables })).extensions?.cost as Cost | undefined)?.requested
    expect(await requested(paged, { n: 5 })).toBe(16)
    expect(await requested('{ bookings(last: 5) { nodes { id status } } }', {})).toBe(16)
    expect(await requested(paged, { n: 6 })).toBe(19)
  })

  it('is counted for each token apart, and for no other that its maker has', async () => {
    const owner = await (await house.provider()).member()
    const create = 'mutation { createApiToken(input: { name: "Till", scopes: ["bookings:read"] }) { secret } }'
    const [one, two] = await Promise.all(
      [create, create].map(async document =>
        Object.assign(house.stranger(), {
          token: (await owner.get<{ createApiToken: { secret: string } }>(document)).createApiToken.secret,
        }),
      ),
    )
    const statuses: number[] = []
    for (let n = 0; n < 6; n += 1) statuses.push((await one!.send({ query: dear })).status)
    expect(statuses).toEqual([200, 200, 200, 200, 429, 429])
    expect((await two!.send({ query: dear })).status).toBe(200)
    expect((await owner.send({ query: dear })).status).toBe(200)
  })

  it('runs out: 429 with when to come back, over a socket too, while others go on', async () => {
    const provider = await house.provider()
    const [owner, colleague] = [await provider.member(), await provider.member()]
    let response = await owner.send({ query: dear })
    for (let n = 0; n < 6 && response.status === 200; n += 1) response = await owner.send({ query: dear })
    expect(response.status).toBe(429)
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] })
    const socket = owner.subscribe(
      'subscription { activityAdded { id booking { customer { name pets { name } } service { name } } } }'.replace('id', 'id '.repeat(90)),
    )
    await expect.poll(() => JSON.stringify(socket.error)).toContain('RATE_LIMITED')
    expect((await colleague.ask(dear)).errors).toBeUndefined()
  })

  it('is less for strangers', async () => {
    const stranger = house.stranger()
    const statuses: number[] = []
    for (let n = 0; n < 40; n += 1) statuses.push((await stranger.send({ query: '{ viewer { id } }' })).status)
    expect(new Set(statuses)).toEqual(new Set([200, 429]))
  })
})
