/** Finds the demo's businesses in the database, or founds them in an empty one. */
import { randomUUID } from 'node:crypto'
import type { House } from '../../../access/house'
import { hashPassword } from '../../../access/passwords.service'
import { sealer } from '../../../access/pii/sealer.service'
import { addMonths } from '../../../core/calendar'
import { localClock } from '../local-clock'
import { demoPassword, demoProviders, demoSeed, historyMonths } from '../truth'
import type { ProviderTruth } from '../truth/model'
import { foundWorld } from '../world/simulate'
import type { World } from '../world/world'
import { insertProvider, insertServices, insertTeam, insertUsers, inTransaction, listProviders } from './demo.repository'
import { insertSegments } from './people.repository'
import { segmentRows } from './people-rows'
import { memberRows, serviceRows } from './rows'

export interface Business {
  id: number
  truth: ProviderTruth
  /** The history's first day, days since 1970-01-01. */
  epoch: number
  /** Rules and empty books. */
  founded: World
}

/** The demo's businesses in this database; none where it holds something else. */
export async function findBusinesses(house: House, truths: readonly ProviderTruth[] = demoProviders): Promise<Business[]> {
  const present = await listProviders(house.enginePool)
  return truths.flatMap(truth => {
    const row = present.find(({ slug }) => slug === truth.slug)
    return row === undefined ? [] : business(truth, row.id, localClock(truth.timeZone).at(row.createdAt.getTime()).day)
  })
}

/** Founds the businesses in a database without providers, all or none; in any other nothing happens. */
export async function foundBusinesses(house: House, now: Date, truths: readonly ProviderTruth[]): Promise<void> {
  if ((await listProviders(house.enginePool)).length > 0) return
  const { seal } = house.singleton(sealer)
  const accounts = truths.flatMap(({ members }) =>
    members.flatMap(each => (each.signIn === undefined ? [] : { email: each.signIn, name: `${each.firstName} ${each.lastName}` })),
  )
  const userIds = new Map(accounts.map(({ email }) => [email, randomUUID()]))
  const people = await Promise.all(
    accounts.map(async ({ email, name }) => ({
      id: userIds.get(email) ?? randomUUID(),
      email: seal('email', null, email),
      name,
      passwordHash: await hashPassword(demoPassword),
    })),
  )
  await inTransaction(house.enginePool, async orm => {
    await insertUsers(orm, people)
    for (const truth of truths) {
      const clock = localClock(truth.timeZone)
      const epoch = firstDay(clock.at(now.getTime()).day)
      const id = await insertProvider(orm, truth, new Date(clock.instant(epoch, 0)))
      const team = memberRows(truth, id, epoch, userIds)
      await insertTeam(
        orm,
        team.map(member => ({ ...member, email: seal('email', id, member.email) })),
      )
      await insertServices(orm, serviceRows(truth, id, clock.at(now.getTime()).day - epoch))
      await insertSegments(orm, segmentRows(id))
    }
  })
}

function firstDay(today: number): number {
  const date = new Date(today * 86_400_000).toISOString().slice(0, 10)
  return Date.parse(`${addMonths(date, -historyMonths)}T00:00:00Z`) / 86_400_000
}

const business = (truth: ProviderTruth, id: number, epoch: number): Business => ({
  id,
  truth,
  epoch,
  founded: foundWorld(truth, demoSeed, epoch),
})
