import type { TeamMember } from '@dashboard/schema'
import type { Pool } from 'pg'

/** A member of a provider's team, as the graph shows it; null when there is none. */
export const findMember = async (pool: Pool, providerId: number, memberId: string | null): Promise<TeamMember | null> => {
  if (memberId === null) return null
  const { rows } = await pool.query<TeamMember>({
    name: 'member-find',
    text: `select id, email, first_name as "firstName", last_name as "lastName", role, skills, is_active as "isActive", hired_date::text as "hiredDate", terminated_date::text as "terminatedDate"
             from team_members where provider_id = $1 and id = $2`,
    values: [providerId, memberId],
  })
  return rows[0] ?? null
}
