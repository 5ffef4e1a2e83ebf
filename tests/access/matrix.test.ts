import { buildAppSchema } from '@dashboard/api/app/schema'
import type { GraphQLField } from 'graphql'
import { isObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../kit/client'
import { Client } from '../kit/client'
import { event, record } from '../kit/events'
import type { World } from '../kit/world'
import { world } from '../kit/world'
import { bookingCalls, customerCalls, figureCalls } from './matrix/business-calls'
import { type Call, coordinateOf } from './matrix/call'
import type { Cast, Part, Player } from './matrix/cast'
import { createCast, parts, signedIn } from './matrix/cast'
import { fieldCalls } from './matrix/field-calls'
import { outcomeOf, outcomeOfSocket } from './matrix/outcome'
import { accountCalls, officeCalls, teamCalls } from './matrix/people-calls'
import type { Stage } from './matrix/stage'
import { createStage } from './matrix/stage'

const calls = [...accountCalls, ...bookingCalls, ...customerCalls, ...figureCalls, ...teamCalls, ...officeCalls, ...fieldCalls]

let house: World
let cast: Cast
let stage: Stage
let colleague: string
const since = new Map<number, string>()

beforeAll(async () => {
  house = await world()
  cast = await createCast(house)
  stage = await createStage(house, cast)
  colleague = (await stage.member()).memberId
})
afterAll(() => house.close())

/** What somebody gets to hear, whole. */
const answerTo = async (player: Player, { document, variables }: Call): Promise<Answer<Record<string, unknown>>> => {
  const own = player.providerId === cast.providerId ? player.memberId : cast.owner.memberId
  const values = (await variables?.({ stage, cast, player, own, colleague })) ?? {}
  // A copy: what sets a cookie changes nothing for the next call.
  const client = Object.assign(new Client(player.client.url), { cookie: player.client.cookie, token: player.client.token })
  return client.ask(document, values)
}

/** Something happened in both businesses since a version that is known: a subscription has something to tell at once. */
const happen = async (player: Player): Promise<string> => {
  const known = since.get(player.providerId)
  if (known !== undefined) return known
  const boss = await signedIn(house, player.part === 'other' ? player : cast.owner)
  const { version } = await record(boss, [event('PROFILE_VIEWED', new Date(), {})])
  since.set(player.providerId, version)
  return version
}

const isTold = async (player: Player, { document }: Call): Promise<string> => {
  const version = await happen(player)
  await stage.booking(player.memberId, 'completed', player.part === 'other' ? player : undefined)
  const subscription = player.client.subscribe(document, { since: version })
  try {
    await expect.poll(() => outcomeOfSocket(subscription.received, subscription.error), { timeout: 60_000 }).not.toBeNull()
    return outcomeOfSocket(subscription.received, subscription.error) ?? ''
  } finally {
    await subscription.stop()
  }
}

const strangers: readonly Part[] = ['nobody', 'other', 'removed', 'expired']

const cell = async (part: Part, call: Call): Promise<string> => {
  const player = await (call.consumes ? cast.fresh(part) : cast.player(part))
  if (call.row.startsWith('Subscription.')) return isTold(player, call)
  const answer = await answerTo(player, call)
  const outcome = outcomeOf(answer)
  if (strangers.includes(part) && !call.row.startsWith('Query.invitation')) expect(JSON.stringify(answer), call.row).not.toMatch(/canary/i)
  return outcome
}

const width = Math.max(...calls.map(({ row }) => row.length)) + 2
const line = (row: string, cells: readonly string[]): string =>
  `${row.padEnd(width)}${cells.map((text, index) => text.padEnd(Math.max(parts[index]?.length ?? 0, 2) + 2)).join('')}`.trimEnd()

/** Every operation, and every field that asks for something of its own. */
const guarded = (): string[] => {
  const schema = buildAppSchema()
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  const asks = ({ extensions }: GraphQLField<unknown, unknown>) => extensions.allow !== undefined || extensions.allowOneselfOr !== undefined
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap(type =>
      Object.values(type.getFields())
        .filter(field => !type.name.startsWith('__') && (roots.includes(type) || asks(field)))
        .map(field => `${type.name}.${field.name}`),
    )
    .sort()
}

describe('the matrix', () => {
  it('has a row for every operation and every guarded field, and no other', () => {
    expect([...new Set(calls.map(({ row }) => coordinateOf(row)))].sort()).toEqual(guarded())
  })

  it('is what everybody may do', async () => {
    const lines: string[] = []
    for (const call of [...calls].sort((a, b) => (a.row < b.row ? -1 : 1))) {
      lines.push(line(call.row, await Promise.all(parts.map(part => cell(part, call)))))
    }
    await expect(`${[line('', parts), ...lines].join('\n')}\n`).toMatchFileSnapshot('matrix/matrix.txt')
  }, 900_000)
})
