import { buildAppSchema } from '@dashboard/api/app/schema'
import { rolePermissions } from '@dashboard/api/access/roles'
import { type Permission, permissions, type TeamRole } from '@dashboard/schema/vocabulary'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { completedBooking, record } from '../kit/events'
import type { World } from '../kit/world'
import { world } from '../kit/world'
import { type Call, coordinateOf } from './matrix/call'
import { insertPerson, type Player, program, signedIn } from './matrix/cast'
import { declared } from './matrix/declared'
import { outcomeOf } from './matrix/outcome'
import { calls, createPlay, type Play } from './matrix/play'

let house: World
let play: Play
beforeAll(async () => {
  house = await world()
  play = await createPlay(house)
})
afterAll(() => house.close())

const needs = declared(buildAppSchema())
/** The permissions that a row's field declares; of one's own fields none. */
const needed = ({ row }: Call): Permission[] => {
  const { allow = [], allowOneselfOr = [] } = needs.get(coordinateOf(row)) ?? {}
  const words: readonly string[] = [...allow, ...(row.endsWith('of oneself') ? [] : allowOneselfOr)]
  // Without team.view a colleague is not there at all.
  const hidesAll = row.endsWith('of a colleague') ? 'team.view' : null
  return permissions.filter(permission => words.includes(permission) && permission !== hidesAll)
}
const guarded = calls.filter(call => needed(call).length > 0)

const give = (player: Player, role: TeamRole, may: ReadonlySet<Permission>) => {
  const brought = rolePermissions[role]
  const changes = {
    grant: [...may].filter(permission => !brought.has(permission)),
    revoke: [...brought].filter(permission => !may.has(permission)),
  }
  return house.sql.query('update team_members set permissions = $2 where id = $1', [player.memberId, JSON.stringify(changes)])
}

/** The permission for want of which somebody was refused; null when they were not. */
const wanting = async (player: Player, call: Call): Promise<unknown> =>
  (await play.played(player, call)).errors?.find(error => error.extensions?.code === 'FORBIDDEN')?.extensions?.permission ?? null

describe('what is declared is what is needed', () => {
  it('whoever lacks one of the permissions is refused for want of it', async () => {
    for (const call of guarded)
      for (const missing of needed(call)) {
        const player = await play.cast.player('manager')
        await give(player, 'MANAGER', new Set(permissions.filter(permission => permission !== missing)))
        expect(await wanting(player, call), `${call.row} without ${missing}`).toBe(missing)
      }
  }, 900_000)

  it('whoever is given them is not refused for want of them', async () => {
    for (const call of guarded) {
      const player = await play.cast.player('contractor')
      const given = new Set<Permission>([...needed(call), 'bookings.view', 'team.view', 'metrics.view', 'customers.view'])
      await give(player, 'CONTRACTOR', given)
      expect(needed(call), call.row).not.toContain(await wanting(player, call))
    }
  }, 900_000)
})

describe('whoever may do everything, but only with their own', () => {
  it('is answered everywhere, and meets nothing of a colleague’s', async () => {
    const surprises: string[] = []
    for (const call of calls) {
      const player = await (call.consumes ? play.cast.fresh('staff') : play.cast.player('staff'))
      await give(player, 'STAFF', new Set(permissions.filter(permission => permission !== 'business.view')))
      const outcome = outcomeOf(await play.played(player, call))
      const isOthers = /(booking|customer).* a colleague$/i.test(call.row) && !call.row.startsWith('TeamMember.')
      if (!(isOthers ? ['F', '-', '!'] : ['ok', 'F', '-', '!']).includes(outcome)) surprises.push(`${call.row}: ${outcome}`)
    }
    expect(surprises).toEqual([])
  }, 900_000)
})

describe('a change of what one may do', () => {
  const change = `mutation ($id: ID!, $changes: PermissionChangesInput!) { updateTeamMember(id: $id, input: { permissions: $changes }) { permissions } }`
  const codeOf = async (client: Player['client'], document: string) => (await client.ask(document)).errors?.[0]?.extensions?.code

  it('holds from the next question on, for the person and for the tokens they made, and ends what is open', async () => {
    const { owner } = play.cast
    const boss = await signedIn(house, owner)
    const manager = await insertPerson(house, owner.providerId, 'MANAGER')
    const [person, token] = [await signedIn(house, manager), await program(house, manager, ['bookings:read'])]
    const sockets = [person, token].map(client => client.subscribe('subscription { activityAdded { id } }'))
    const bookings = '{ bookings { totalCount } }'
    const log = '{ auditLog { totalCount } }'
    expect([await codeOf(person, bookings), await codeOf(token, bookings), await codeOf(person, log)]).toEqual([
      undefined,
      undefined,
      'FORBIDDEN',
    ])
    // A socket that opens after the change would open with what is allowed by then.
    const hear = async (): Promise<boolean> => {
      await record(boss, completedBooking(new Date(), '1.00'))
      return sockets.every(({ received }) => received.length > 0)
    }
    await expect.poll(hear).toBe(true)
    await boss.get(change, { id: manager.memberId, changes: { grant: ['audit.view'], revoke: ['bookings.view'] } })
    expect([await codeOf(person, bookings), await codeOf(token, bookings), await codeOf(person, log)]).toEqual([
      'FORBIDDEN',
      'FORBIDDEN',
      undefined,
    ])
    for (const socket of sockets) await expect.poll(() => (socket.error as { code?: number } | null)?.code, { timeout: 60_000 }).toBe(4403)
    for (const socket of sockets) await socket.stop()
    await boss.get(change, { id: manager.memberId, changes: { grant: [], revoke: [] } })
    expect([await codeOf(person, bookings), await codeOf(token, bookings), await codeOf(person, log)]).toEqual([
      undefined,
      undefined,
      'FORBIDDEN',
    ])
  })
})
