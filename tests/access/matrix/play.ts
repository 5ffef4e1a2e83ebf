import type { Answer } from '../../kit/client'
import { Client } from '../../kit/client'
import { event, record } from '../../kit/events'
import type { World } from '../../kit/world'
import { expect } from 'vitest'
import { analyticsCalls, analyticsFieldCalls } from './analytics-calls'
import { bookingCalls, customerCalls, figureCalls } from './business-calls'
import type { Call } from './call'
import type { Player } from './cast'
import { createCast, signedIn } from './cast'
import { segmentationCalls, segmentCalls } from './customers-calls'
import { exportCalls } from './export-calls'
import { fieldCalls } from './field-calls'
import { failureOfSocket } from './outcome'
import { accountCalls, officeCalls, teamCalls } from './people-calls'
import { profileCalls } from './profile-calls'
import { createStage } from './stage'

export const calls: readonly Call[] = [
  ...accountCalls,
  ...analyticsCalls,
  ...bookingCalls,
  ...customerCalls,
  ...profileCalls,
  ...segmentCalls,
  ...segmentationCalls,
  ...exportCalls,
  ...figureCalls,
  ...teamCalls,
  ...officeCalls,
  ...fieldCalls,
  ...analyticsFieldCalls,
]

export type Told = Answer<Record<string, unknown>>

/** Cast and stage, and how a call is played on it. */
export const createPlay = async (house: World) => {
  const cast = await createCast(house)
  const stage = await createStage(house, cast)
  const colleague = (await stage.member()).memberId
  const since = new Map<number, string>()

  const valuesOf = async (player: Player, { variables }: Call): Promise<Record<string, unknown>> => {
    const own = player.providerId === cast.providerId ? player.memberId : cast.owner.memberId
    return (await variables?.({ stage, cast, player, own, colleague })) ?? {}
  }

  const answerTo = async (player: Player, call: Call): Promise<Told> => {
    const values = await valuesOf(player, call)
    // A copy: what sets a cookie changes nothing for the next call.
    const client = Object.assign(new Client(player.client.url), { cookie: player.client.cookie, token: player.client.token })
    return client.ask(call.document, values)
  }

  /** A version after which something happened in the player's business: a subscription has something to tell at once. */
  const happen = async (player: Player): Promise<string> => {
    const known = since.get(player.providerId)
    if (known !== undefined) return known
    const boss = await signedIn(house, player.part === 'other' ? player : cast.owner)
    const { version } = await record(boss, [event('PROFILE_VIEWED', new Date(), {})])
    since.set(player.providerId, version)
    return version
  }

  const pushedTo = async (player: Player, call: Call): Promise<Told> => {
    const version = await happen(player)
    await stage.booking(player.memberId, 'completed', player.part === 'other' ? player : undefined)
    const subscription = player.client.subscribe<Record<string, unknown>>(call.document, {
      since: version,
      ...(await valuesOf(player, call)),
    })
    try {
      await expect.poll(() => subscription.received.length > 0 || subscription.error !== null, { timeout: 60_000 }).toBe(true)
      const [data] = subscription.received
      return data ? { data } : { errors: failureOfSocket(subscription.error) }
    } finally {
      await subscription.stop()
    }
  }

  /** What somebody gets to hear, whole. */
  const played = (player: Player, call: Call): Promise<Told> =>
    call.row.startsWith('Subscription.') ? pushedTo(player, call) : answerTo(player, call)

  return { cast, stage, played }
}

export type Play = Awaited<ReturnType<typeof createPlay>>
