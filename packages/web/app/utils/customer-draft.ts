/** What is known of a customer while it is edited. */
import type { AcquisitionChannel } from '@dashboard/schema/vocabulary'
import type { UpdateCustomerInput } from '../gql/graphql'

/** Whether somebody agreed; unknown while nobody asked. */
export type Consent = 'YES' | 'NO' | 'UNKNOWN'

export interface CustomerDraft {
  name: string
  email: string
  phone: string
  address: string
  source: AcquisitionChannel | 'UNKNOWN'
  emailConsent: Consent
  smsConsent: Consent
}

interface Known {
  name: string
  email?: string | null
  phone?: string | null
  address?: string | null
  source?: AcquisitionChannel | null
  emailConsent?: boolean | null
  smsConsent?: boolean | null
}

const consentOf = (value: boolean | null | undefined): Consent => (value === true ? 'YES' : value === false ? 'NO' : 'UNKNOWN')
const booleanOf = (consent: Consent): boolean | null => (consent === 'UNKNOWN' ? null : consent === 'YES')

/** A form's fields; what nobody knows is empty. */
export const draftOf = ({ name, email, phone, address, source, emailConsent, smsConsent }: Known): CustomerDraft => ({
  name,
  email: email ?? '',
  phone: phone ?? '',
  address: address ?? '',
  source: source ?? 'UNKNOWN',
  emailConsent: consentOf(emailConsent),
  smsConsent: consentOf(smsConsent),
})

/** What is otherwise than before; what was emptied is taken away. Empty when nothing is. */
export const customerChange = (before: CustomerDraft, after: CustomerDraft): UpdateCustomerInput => ({
  ...(after.name.trim() === before.name ? {} : { name: after.name.trim() }),
  ...(after.email.trim() === before.email ? {} : { email: after.email.trim() || null }),
  ...(after.phone.trim() === before.phone ? {} : { phone: after.phone.trim() || null }),
  ...(after.address.trim() === before.address ? {} : { address: after.address.trim() || null }),
  ...(after.source === before.source ? {} : { source: after.source === 'UNKNOWN' ? null : after.source }),
  ...(after.emailConsent === before.emailConsent ? {} : { emailConsent: booleanOf(after.emailConsent) }),
  ...(after.smsConsent === before.smsConsent ? {} : { smsConsent: booleanOf(after.smsConsent) }),
})
