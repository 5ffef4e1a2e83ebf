import { type RetentionKind, retentionKinds } from '@dashboard/schema/vocabulary'
import { theHouse } from '../../access/audit'
import { recordIdentityAudit } from '../../access/audit.service'
import type { House } from '../../access/house'
import { sealer } from '../../access/pii/sealer.service'
import { localHour } from '../../core/local-time'
import { eraseCustomer } from '../../events'
import { cutOff, retentionRules } from './retention'
import { type Choices, everyChoice } from './retention.repository'
import * as repository from './retire.repository'

type Retire = (house: House, providerId: number, before: Date) => Promise<number>

const eraseInactive: Retire = async (house, providerId, before) => {
  const ids = await repository.findInactive(house.enginePool, providerId, before)
  for (const customerId of ids)
    await eraseCustomer(house.enginePool, { providerId, customerId, at: house.now() }, client =>
      recordIdentityAudit(client, theHouse(providerId), house.now(), {
        action: 'CUSTOMER_ERASED',
        subject: { kind: 'CUSTOMER', id: customerId },
      }),
    )
  return ids.length
}

const forgetFormer: Retire = async (house, providerId, before) => {
  const ids = await repository.findFormer(house.enginePool, providerId, before)
  for (const id of ids) {
    const email = house.singleton(sealer).seal('email', providerId, `former-${id}@members.invalid`)
    const userId = await repository.retireMember(house.enginePool, providerId, id, email)
    if (userId !== null) await repository.dropLoneUser(house.identityPool, userId)
  }
  return ids.length
}

const byEngine =
  (retire: (pool: House['enginePool'], providerId: number, before: Date) => Promise<number>): Retire =>
  (house, providerId, before) =>
    retire(house.enginePool, providerId, before)

const retirements: Record<RetentionKind, Retire> = {
  AUDIT_LOG: byEngine(repository.retireAuditLog),
  COMMUNICATIONS: byEngine(repository.retireCommunications),
  CUSTOMER_NOTES: byEngine(repository.retireNotes),
  FEEDBACK_TEXT: byEngine(repository.retireFeedbackText),
  INACTIVE_CUSTOMERS: eraseInactive,
  FORMER_MEMBERS: forgetFormer,
}

const retireKind = async (house: House, providerId: number, kind: RetentionKind, keepDays: number): Promise<void> => {
  const count = await retirements[kind](house, providerId, cutOff(house.now(), keepDays))
  if (count === 0) return
  house.log.info({ providerId, kind, count }, 'old data is gone')
  await recordIdentityAudit(house.enginePool, theHouse(providerId), house.now(), {
    action: 'DATA_RETIRED',
    subject: { kind: 'RETENTION_POLICY', id: kind },
    details: { count, keepDays },
  })
}

/** The hour of the night at which a provider's data goes. */
const NIGHT = 3

const retireProvider = async (house: House, { providerId, choices }: Choices): Promise<void> => {
  for (const kind of retentionKinds) {
    const choice = choices.find(each => each.kind === kind)
    const keepDays = choice ? choice.keepDays : retentionRules[kind].defaultKeepDays
    if (keepDays !== null) await retireKind(house, providerId, kind, keepDays)
  }
}

/**
 * Lets go of what was kept for as long as it should be, of every provider with whom it was night when the job was due.
 * Doing it twice is doing it once; trouble with one stops no other.
 */
export const retireAll = async (house: House, due: Date): Promise<void> => {
  const failures: unknown[] = []
  const asleep = (await everyChoice(house.enginePool)).filter(({ timeZone }) => localHour(due, timeZone) === NIGHT)
  for (const provider of asleep)
    await retireProvider(house, provider).catch((error: unknown) => {
      house.log.warn({ err: error, providerId: provider.providerId }, 'old data of a provider could not be let go of')
      failures.push(error)
    })
  if (failures.length > 0) throw new AggregateError(failures, 'old data was not let go of everywhere')
}
