/** A customer's profile: each field keeps what was told last, whatever the order in which it came. */
import type { AcquisitionChannel } from '@dashboard/schema/vocabulary'
import { nameOfRef } from '../core/personal-ref'
import type { ValidEvent } from './payload'
import type { Stamp } from './stamp'
import { isLater } from './stamp'

type ProfileField = 'name' | 'email' | 'phone' | 'address' | 'source' | 'emailConsent' | 'smsConsent'

export interface Profile {
  readonly providerId: number
  readonly id: string
  readonly ref: string
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly address: string | null
  readonly source: AcquisitionChannel | null
  /** Whether they agreed to messages of campaigns; null when nobody told. */
  readonly emailConsent: boolean | null
  readonly smsConsent: boolean | null
  /** Epoch milliseconds at which the customer joined, where that was told. */
  readonly joinedAt: number | null
  readonly registers: Readonly<Partial<Record<ProfileField, Stamp>>>
}

/** A customer of whom only the ref is known; it stands for the name. */
export const nameless = (providerId: number, id: string, ref: string): Profile => ({
  providerId,
  id,
  ref,
  name: nameOfRef('Customer', ref),
  email: null,
  phone: null,
  address: null,
  source: null,
  emailConsent: null,
  smsConsent: null,
  joinedAt: null,
  registers: {},
})

/** What an event tells of its customer; undefined where it names none. */
export const toldBy = (event: ValidEvent) => ('customer' in event.payload ? event.payload.customer : undefined)

/** Whether an event tells more of its customer than the ref. */
export const tellsProfile = (event: ValidEvent): boolean => {
  const told = toldBy(event)
  return (
    told !== undefined &&
    (event.type === 'CUSTOMER_JOINED' ||
      event.type === 'CUSTOMER_UPDATED' ||
      told.name !== undefined ||
      told.email !== undefined ||
      told.phone !== undefined)
  )
}

const fields: readonly ProfileField[] = ['name', 'email', 'phone', 'address', 'source', 'emailConsent', 'smsConsent']

/** The profile after one more event that names the customer; the same object where it changes nothing. */
export const mergeProfile = (profile: Profile, event: ValidEvent): Profile => {
  const told: Partial<Record<ProfileField, string | boolean | null>> = toldBy(event) ?? {}
  const stamp: Stamp = [event.occurredAt.getTime(), event.id]
  let merged = profile
  for (const field of fields) {
    if (told[field] === undefined || !isLater(stamp, merged.registers[field])) continue
    merged = { ...merged, [field]: told[field], registers: { ...merged.registers, [field]: stamp } }
  }
  if (event.type !== 'CUSTOMER_JOINED' || (merged.joinedAt !== null && merged.joinedAt <= stamp[0])) return merged
  return { ...merged, joinedAt: stamp[0] }
}
