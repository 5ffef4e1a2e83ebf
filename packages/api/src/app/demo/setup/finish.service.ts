/** What is written beside the events, each time the demo is brought up to date; the goals come last and mark it complete. */
import type { House } from '../../../access/house'
import { sealer } from '../../../access/pii/sealer.service'
import { dateOfEpochDay } from '../../../core/calendar'
import { entityId } from '../../../events'
import { uuidOf } from '../random/stream'
import { localClock } from '../local-clock'
import { petRef, worldEvents } from '../world/events'
import type { DemoEvent, World } from '../world/world'
import type { Business } from './businesses.service'
import {
  describePets,
  inTransaction,
  lastPlannedDay,
  saveCampaigns,
  saveExperiments,
  saveGoals,
  saveReferrals,
  saveShifts,
  saveTimeOff,
} from './demo.repository'
import { competitorRows, spendRows } from './market-rows'
import { saveMarket } from './market.repository'
import { savePeople } from './people.repository'
import { peopleRows } from './people-rows'
import { campaignRows, experimentRows, firstUnsettled, goalRows, lastPlanned, shiftRows, timeOffRows } from './rows'

/** Shifts, time off and goals as they stand on the day of `now`; nothing when they stand so already. */
export async function savePlan(house: House, { id, truth, epoch, founded }: Business, now: Date): Promise<void> {
  const today = founded.clock.at(now.getTime()).day
  const planned = await lastPlannedDay(house.enginePool, id)
  if (planned !== null && planned >= lastPlanned(today)) return
  const from = planned === null ? epoch : firstUnsettled(planned)
  await inTransaction(house.enginePool, async orm => {
    await saveShifts(orm, shiftRows(founded, id, from, today))
    await saveTimeOff(orm, timeOffRows(founded, id, from, today))
    await saveGoals(orm, goalRows(truth, founded.seed, id, dateOfEpochDay(today)))
  })
}

/** What no event carries about the customers and campaigns that were `told` of. */
export async function saveDetails(
  house: House,
  { id, truth, epoch }: Business,
  world: World,
  told: readonly DemoEvent[],
  now: Date,
): Promise<void> {
  await inTransaction(house.enginePool, async orm => {
    await describePets(orm, id, petsOf(world, id, told))
    await saveReferrals(orm, id, referralsOf(told, id))
    const { seal } = house.singleton(sealer)
    const people = peopleRows(world, id, told, text => seal('note', id, text))
    await savePeople(orm, id, people, now)
    await saveExperiments(orm, experimentRows(world, id, now.getTime()))
    if (truth.market) {
      const today = localClock(truth.timeZone).at(now.getTime()).day
      await saveMarket(
        orm,
        id,
        truth.market.location,
        competitorRows(truth, truth.market, id, now),
        spendRows(truth, truth.market, id, epoch, today),
      )
    }
    await saveCampaigns(orm, campaignRows(truth, id, epoch, worldEvents(world, -Infinity, now.getTime()), now.getTime()))
  })
}

function petsOf(world: World, providerId: number, told: readonly DemoEvent[]) {
  const named = new Set(told.map(({ payload }) => payload.petRef))
  const pets = world.clients.map(client => ({ ref: petRef(client), pet: client.pet })).filter(({ ref }) => named.has(ref))
  return pets.map(({ ref, pet }) => ({ id: entityId(providerId, 'pet', ref), species: pet.species, breed: pet.breed }))
}

function referralsOf(told: readonly DemoEvent[], providerId: number) {
  return told.flatMap(({ type, payload, occurredAt }) => {
    const code = type === 'REFERRAL_CONVERTED' ? String(payload.referralRef) : null
    const [referrer, referred] = code?.split('-') ?? []
    if (code === null || referrer === undefined || referred === undefined) return []
    return {
      id: uuidOf('referral', providerId, code),
      referrerId: entityId(providerId, 'customer', referrer),
      referredId: entityId(providerId, 'customer', referred),
      code,
      convertedAt: occurredAt,
    }
  })
}
