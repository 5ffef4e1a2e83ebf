import { startApp } from '@dashboard/api/app/app'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Client } from '../kit/client'
import { completedBooking, record } from '../kit/events'
import { password } from '../kit/people'
import { testSettings } from '../kit/settings'
import { world, type World } from '../kit/world'

/** Two apps share nothing but the database, as two processes do. */
let first: World
let second: Awaited<ReturnType<typeof startApp>>
beforeAll(async () => {
  first = await world()
  second = await startApp({ settings: testSettings(first.databaseUrl), web: false })
})
afterAll(async () => {
  await second.close()
  await first.close()
})

const refund = 'mutation ($id: ID!) { refundBooking(id: $id, input: { amount: "60.00" }) { refunded { amount } } }'

const latest = '{ bookings(first: 1) { nodes { id } } }'

it('gives back no more than was paid when both are asked at once', async () => {
  const owner = await (await first.provider()).member()
  const other = new Client(second.url)
  await other.signIn(owner.email, password)
  for (let round = 0; round < 5; round += 1) {
    await record(owner, completedBooking(new Date(Date.now() - (10 - round) * 86_400_000), '100.00'))
    const { bookings } = await owner.get<{ bookings: { nodes: { id: string }[] } }>(latest)
    const id = bookings.nodes[0]!.id
    const answers = await Promise.all([owner, other, owner, other].map(client => client.ask(refund, { id })))
    expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(1)
    expect(answers.flatMap(({ errors }) => errors ?? []).map(({ extensions }) => extensions?.code)).toEqual(Array(3).fill('BAD_USER_INPUT'))
  }
})
