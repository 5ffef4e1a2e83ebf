/** Takes a person out of everything that is kept of a provider's events and what they made; figures stay. */
import type pg from 'pg'
import { rows } from './query.repository'

export const ERASED_NAME = 'Erased customer'
const ERASED_PET = 'Pet'
/** Later than every event of its instant. */
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** Who is erased, and from when on: what is told of a later instant is a new acquaintance. */
export interface Erasure {
  providerId: number
  customerId: string
  at: Date
  /** Whether it was done before, and something old came in since. */
  isAnew?: boolean
}

/** The profile, with registers that nothing told before can overwrite. */
const PROFILE = `
update customers set name = '${ERASED_NAME}', email = null, phone = null, address = null, photo_url = null, tags = '[]', email_consent = null, sms_consent = null, erased_at = $3::timestamptz,
  registers = registers || (select jsonb_object_agg(field, jsonb_build_array((date_part('epoch', $3::timestamptz) * 1000)::bigint, '${LAST_ID}'))
    from unnest(array['name', 'email', 'phone', 'address', 'emailConsent', 'smsConsent']) as field)
where provider_id = $1 and id = $2::uuid`

const SINCE = '$3::timestamptz'
const OF_BOOKINGS = 'select b.id from bookings b where b.provider_id = $1 and b.customer_id = $2::uuid'

/** What events say in free text or of the person goes, also where a sender's clock ran ahead; refs, amounts and instants stay, and with them every figure. */
const EVENTS = `
update business_events e
set payload = ((payload - '{notes,reason,petName,text}'::text[]) #- '{customer,name}' #- '{customer,email}' #- '{customer,phone}' #- '{customer,address}')
  || case when type = 'FEEDBACK_RECEIVED' then '{"text": ""}'::jsonb else '{}'::jsonb end
where e.provider_id = $1 and (e.occurred_at <= ${SINCE} or e.received_at <= ${SINCE}) and (e.customer_id = $2::uuid or e.booking_id = any(array(${OF_BOOKINGS})))`

/** A file with customers in it may hold them: who made it can make it again. One that is being written may have read them already, and begins anew. */
const EXPORTS = `
update exports set status = case status when 'READY' then 'EXPIRED' else 'QUEUED' end, file_key = null,
  problem = case status when 'READY' then 'A customer was erased since. Export anew.' end,
  attempts = case status when 'READY' then attempts else attempts - 1 end
where provider_id = $1 and $2::uuid is not null and ${SINCE} is not null and status in ('READY', 'RUNNING')`

const EXPORT_PARTS = `delete from export_parts where provider_id = $1 and $2::uuid is not null and ${SINCE} is not null`

const ofPerson: readonly (readonly [name: string, text: string])[] = [
  ['profile', PROFILE],
  [
    'relationship',
    `update customer_relationships set notes = null where provider_id = $1 and customer_id = $2::uuid and ${SINCE} is not null`,
  ],
]

const statements: readonly (readonly [name: string, text: string])[] = [
  ['events', EVENTS],
  ['notes', `delete from customer_notes where provider_id = $1 and customer_id = $2::uuid and created_at <= ${SINCE}`],
  ['communications', `delete from communications where provider_id = $1 and customer_id = $2::uuid and sent_at <= ${SINCE}`],
  [
    'pets',
    `update pets p set name = '${ERASED_PET}' where p.provider_id = $1 and p.customer_id = $2::uuid
       and not exists (select from bookings b where b.provider_id = $1 and b.pet_id = p.id and b.booked_at > ${SINCE})`,
  ],
  [
    'bookings',
    `update bookings set notes = null, cancel_reason = null where provider_id = $1 and customer_id = $2::uuid and booked_at <= ${SINCE}`,
  ],
  [
    'refunds',
    `update booking_refunds set reason = null where provider_id = $1 and booking_id in (${OF_BOOKINGS}) and refunded_at <= ${SINCE}`,
  ],
  [
    'reviews',
    `update reviews set text = null, response_text = null, responded_at = null where provider_id = $1 and customer_id = $2::uuid and reviewed_at <= ${SINCE}`,
  ],
  [
    'feedback',
    `update customer_feedback set response = '', response_text = null, action_taken = null where provider_id = $1 and customer_id = $2::uuid and received_at <= ${SINCE}`,
  ],
  ['exports', EXPORTS],
  ['export_parts', EXPORT_PARTS],
]

/** Whether a saved view looks for somebody of that name: its search is a beginning of the name, or of a later word of it. */
const looksFor = (query: string, name: string): boolean => {
  const search = new URLSearchParams(query).get('search')?.trim().toLowerCase() ?? ''
  return search !== '' && ` ${name.toLowerCase()}`.includes(` ${search}`)
}

/** A view that somebody keeps to look for the person holds their name. */
const forgetViews = async (client: pg.ClientBase, { providerId, customerId }: Erasure): Promise<void> => {
  const found = await rows<{ id: string; query: string; name: string }>(
    client,
    'erase_views_find',
    `select v.id, v.query, c.name from customer_views v join customers c on c.provider_id = $1 and c.id = $2::uuid
     where v.provider_id = $1 and v.query like '%search=%'`,
    [providerId, customerId],
  )
  const ids = found.filter(({ query, name }) => looksFor(query, name)).map(({ id }) => id)
  await rows(client, 'erase_views', 'delete from customer_views where provider_id = $1 and id = any($2::uuid[])', [providerId, ids])
}

/** Erases within the transaction of the client, behind the lock of the provider. */
export const erase = async (client: pg.ClientBase, { providerId, customerId, at, isAnew = false }: Erasure): Promise<void> => {
  const values = [providerId, customerId, at]
  // Nothing old can change a profile that was erased; what is in it since is of somebody who came back.
  if (!isAnew) {
    await forgetViews(client, { providerId, customerId, at })
    for (const [name, text] of ofPerson) await rows(client, `erase_${name}`, text, values)
  }
  for (const [name, text] of statements) await rows(client, `erase_${name}`, text, values)
}

/** The customer of that id as far as an erasure needs it; null when the provider has none. */
export const findErasable = async (
  client: pg.ClientBase,
  providerId: number,
  customerId: string,
): Promise<{ erased_at: Date | null } | null> => {
  const [row] = await rows<{ erased_at: Date | null }>(
    client,
    'find_erasable',
    'select erased_at from customers where provider_id = $1 and id = $2::uuid',
    [providerId, customerId],
  )
  return row ?? null
}

const RETURNED = `
select distinct c.provider_id as "providerId", c.id as "customerId", c.erased_at as at
from customers c join business_events e on e.provider_id = c.provider_id and e.received_at >= c.erased_at and e.occurred_at <= c.erased_at
  and (e.customer_id = c.id
    or e.booking_id = any(array(select b.id from bookings b where b.provider_id = c.provider_id and b.customer_id = c.id)))
where c.erased_at is not null and e.received_at > $1::timestamptz`

/** Erased customers of whom something old was told after the instant. */
export const toldAgain = (client: pg.ClientBase, since: Date): Promise<Erasure[]> => rows(client, 'told_again', RETURNED, [since])
