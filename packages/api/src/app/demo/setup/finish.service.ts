/** What is written beside the events, each time the demo is brought up to date; the goals come last and mark it complete. */
import type { House } from '../../../access/house'
import { dateOfEpochDay } from '../../../core/calendar'
import { entityId } from '../../../events'
import { uuidOf } from '../random/stream'
import { petRef } from '../world/events'
import type { DemoEvent, World } from '../world/world'
import type { Business } from './businesses.service'
import { describePets, inTransaction, saveCampaigns, saveGoals, saveReferrals, saveShifts, saveTimeOff } from './demo.repository'
import { campaignRows, goalRows, shiftRows, timeOffRows } from './rows'

/** Shifts, time off and goals up to a day. */
export async function savePlan(house: House, { id, truth, founded }: Business, now: Date): Promise<void> {
  const today = founded.clock.at(now.getTime()).day
  await inTransaction(house.pool, async orm => {
    await saveShifts(orm, shiftRows(founded, id, today))
    await saveTimeOff(orm, timeOffRows(founded, id, today))
    await saveGoals(orm, goalRows(truth, founded.seed, id, dateOfEpochDay(today)))
  })
}

/** Everything about customers and campaigns that no event carries. */
export async function saveDetails(
  house: House,
  { id, truth, epoch }: Business,
  world: World,
  told: readonly DemoEvent[],
  now: Date,
): Promise<void> {
  await inTransaction(house.pool, async orm => {
    await describePets(orm, id, petsOf(world, id))
    await saveReferrals(orm, id, referralsOf(told, id))
    await saveCampaigns(orm, campaignRows(truth, id, epoch, told, now.getTime()))
  })
}

const petsOf = (world: World, providerId: number) =>
  world.clients.map(({ ref, pet }) => ({ id: entityId(providerId, 'pet', petRef({ ref })), species: pet.species, breed: pet.breed }))

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
