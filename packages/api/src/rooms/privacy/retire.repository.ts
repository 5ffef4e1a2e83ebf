/** What goes when its time is over, one kind of data at a time; each answers how many rows that were. */
import type pg from 'pg'

/** So many rows a statement, so that nobody waits long for what it locks. */
const AT_ONCE = 2000

type Retire = (pool: pg.Pool, providerId: number, before: Date) => Promise<number>

const inParts =
  (text: string): Retire =>
  async (pool, providerId, before) => {
    let count = 0
    for (;;) {
      const { rowCount } = await pool.query(text, [providerId, before])
      count += rowCount ?? 0
      if ((rowCount ?? 0) < AT_ONCE) return count
    }
  }

const oldest = (table: string, at: string): string =>
  `delete from ${table} where provider_id = $1 and id in (select id from ${table} where provider_id = $1 and ${at} < $2 limit ${AT_ONCE})`

const OLD_EVENTS = 'provider_id = $1 and occurred_at < $2'

export const retireAuditLog = inParts(oldest('audit_log', 'at'))
export const retireNotes = inParts(oldest('customer_notes', 'updated_at'))

const retireMessages = inParts(oldest('communications', 'sent_at'))
const retireInquiries = inParts(`
update business_events set payload = payload - 'text' where provider_id = $1 and id in (
  select id from business_events where ${OLD_EVENTS} and type = 'INQUIRY_RECEIVED' and payload ? 'text' limit ${AT_ONCE})`)

/** Messages, and what inquiries said. */
export const retireCommunications: Retire = async (pool, providerId, before) =>
  (await retireMessages(pool, providerId, before)) + (await retireInquiries(pool, providerId, before))

const retireReviews = inParts(`
update reviews set text = null, response_text = null, responded_at = null where provider_id = $1 and id in (
  select id from reviews where provider_id = $1 and reviewed_at < $2 and (text is not null or response_text is not null) limit ${AT_ONCE})`)
const retireFeedback = inParts(`
update customer_feedback set response = '', response_text = null, action_taken = null where provider_id = $1 and id in (
  select id from customer_feedback where provider_id = $1 and received_at < $2
    and (response <> '' or response_text is not null or action_taken is not null) limit ${AT_ONCE})`)
/** Feedback without its words is an empty one; a review does without. */
const retireWords = inParts(`
update business_events set payload = case when type = 'FEEDBACK_RECEIVED' then payload || '{"text": ""}' else payload - 'text' end
where provider_id = $1 and id in (
  select id from business_events where ${OLD_EVENTS} and type in ('REVIEW_RECEIVED', 'FEEDBACK_RECEIVED') and payload ->> 'text' <> '' limit ${AT_ONCE})`)

/** The words of reviews and feedback, also in the events that told them. */
export const retireFeedbackText: Retire = async (pool, providerId, before) => {
  await retireWords(pool, providerId, before)
  return (await retireReviews(pool, providerId, before)) + (await retireFeedback(pool, providerId, before))
}

const INACTIVE = `
select c.id from customers c
where c.provider_id = $1 and not c.is_gone and coalesce(c.joined_at, c.created_at) < $2
  and not exists (select from bookings b where b.provider_id = $1 and b.customer_id = c.id and b.starts_at >= $2)
order by c.id`

/** Customers without a booking since the instant. */
export const findInactive = async (pool: pg.Pool, providerId: number, before: Date): Promise<string[]> => {
  const { rows } = await pool.query<{ id: string }>(INACTIVE, [providerId, before])
  return rows.map(({ id }) => id)
}

const LEFT = `provider_id = $1 and not is_active and terminated_date < ($2::timestamptz)::date and (first_name, last_name) <> ('Former', 'member')`

/** Those who left the team before the instant; the new addresses are given by who knows how to seal them. */
export const findFormer = async (pool: pg.Pool, providerId: number, before: Date): Promise<string[]> => {
  const { rows } = await pool.query<{ id: string }>(`select id from team_members where ${LEFT} order by id`, [providerId, before])
  return rows.map(({ id }) => id)
}

/** Takes the person out of a membership; whose sign-in it was, if anybody's. */
export const retireMember = async (pool: pg.Pool, providerId: number, id: string, email: string): Promise<string | null> => {
  const { rows } = await pool.query<{ userId: string | null }>(
    `with before as (select user_id from team_members where provider_id = $1 and id = $2::uuid)
     update team_members m set first_name = 'Former', last_name = 'member', email = $3, phone = null, address = null, emergency_contact = null,
       hourly_rate = null, commission_rate = null, skills = '[]', certifications = '[]', work_schedule = '[]', user_id = null, updated_at = now()
     from before where m.provider_id = $1 and m.id = $2::uuid returning before.user_id as "userId"`,
    [providerId, id, email],
  )
  return rows[0]?.userId ?? null
}

/** Lets go of somebody who signs in nowhere any more; sent as the role of those who sign in. */
export const dropLoneUser = async (pool: pg.Pool, userId: string): Promise<void> => {
  await pool.query('delete from users u where u.id = $1 and not exists (select from team_members m where m.user_id = u.id)', [userId])
}
