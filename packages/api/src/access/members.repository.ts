import type { TeamMember } from '@dashboard/schema'
import type { Pool } from 'pg'

/** A member of a provider's team, as far as everybody sees one; null when there is none. */
export const findMember = async (pool: Pool, providerId: number, memberId: string | null): Promise<TeamMember | null> => {
  if (memberId === null) return null
  const { rows } = await pool.query<TeamMember>({
    name: 'member-find',
    text: `select id, first_name as "firstName", last_name as "lastName", role, is_active as "isActive"
             from team_members where provider_id = $1 and id = $2`,
    values: [providerId, memberId],
  })
  return rows[0] ?? null
}
