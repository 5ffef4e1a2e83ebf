import type pg from 'pg'

/** An invitation that can be accepted, with whom it is for. */
export interface OpenInvitation {
  id: string
  memberId: string
  providerId: number
  providerName: string
  /** Sealed for the provider. */
  email: string
  firstName: string
  lastName: string
}

const OPEN = `
  select i.id, i.member_id as "memberId", i.provider_id as "providerId", p.name as "providerName", m.email,
         m.first_name as "firstName", m.last_name as "lastName"
    from invitations i
    join providers p on p.id = i.provider_id
    join team_members m on m.provider_id = i.provider_id and m.id = i.member_id and m.is_active
   where i.id = $1 and i.secret_hash = $2 and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > $3`

/** Locks the member first, as those do who change or remove one: two orders would wait for each other. */
const lockMember = (client: pg.Pool | pg.ClientBase, id: string) =>
  client.query({
    name: 'invitation-lock-member',
    text: `select 1 from team_members m where (m.provider_id, m.id) = (select i.provider_id, i.member_id from invitations i where i.id = $1) for update`,
    values: [id],
  })

/** The invitation of a link while it can be accepted; null afterwards. `lock` keeps others from accepting it meanwhile. */
export const openInvitation = async (
  client: pg.Pool | pg.ClientBase,
  id: string,
  secretHash: Buffer,
  now: Date,
  lock = false,
): Promise<OpenInvitation | null> => {
  if (lock) await lockMember(client, id)
  const { rows } = await client.query<OpenInvitation>({
    name: lock ? 'invitation-lock' : 'invitation-open',
    text: lock ? `${OPEN} for update of i` : OPEN,
    values: [id, secretHash, now],
  })
  return rows[0] ?? null
}

/** Makes the member the person's own; false when the person is in this team already as somebody else. */
export const accept = async (
  client: pg.ClientBase,
  { id, providerId, memberId }: OpenInvitation,
  userId: string,
  now: Date,
): Promise<boolean> => {
  const { rows } = await client.query({
    name: 'invitation-twin',
    text: 'select 1 from team_members where provider_id = $1 and user_id = $2 and id <> $3 and is_active',
    values: [providerId, userId, memberId],
  })
  if (rows.length > 0) return false
  await client.query({ name: 'invitation-accept', text: 'update invitations set accepted_at = $2 where id = $1', values: [id, now] })
  await client.query({
    name: 'invitation-member',
    text: 'update team_members set user_id = $3, updated_at = $4 where provider_id = $1 and id = $2',
    values: [providerId, memberId, userId, now],
  })
  return true
}
