import type { House } from './house'

export interface Membership {
  providerId: number
  memberId: string
}

const END = `
with ended as (
  delete from sessions s using team_members m
   where m.provider_id = $1 and m.id = $2 and not m.is_active and s.provider_id = m.provider_id and s.user_id = m.user_id
  returning s.id),
revoked as (
  update api_tokens t set revoked_at = $3
    from team_members m
   where m.provider_id = $1 and m.id = $2 and not m.is_active and t.provider_id = m.provider_id and t.created_by = m.id and t.revoked_at is null
  returning t.id),
over as (select id from ended union all select id from revoked)
select pg_notify('session_ended', id::text) from over`

/** Ends the sessions and revokes the tokens of somebody who was removed, so that none of them works again when they come back. */
export const endMembership = async (house: House, { providerId, memberId }: Membership): Promise<void> => {
  await house.identityPool.query({ name: 'membership-end', text: END, values: [providerId, memberId, house.now()] })
}
