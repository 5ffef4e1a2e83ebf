import type { TenantDb } from '../../db/tenant'
import type { MemberColumns, MemberRow } from './member'

/** More people than one business has, those of before included. */
const MOST_MEMBERS = 2000

const memberSql = `
select m.id, m.ref, m.user_id as "userId", m.email, m.phone, m.address, m.emergency_contact as "emergencyContact",
       m.first_name as "firstName", m.last_name as "lastName", m.role, m.permissions,
       m.hourly_rate as "hourlyRate", m.commission_rate as "commissionRate", m.work_schedule as "workSchedule", m.skills, m.certifications,
       m.is_active as "isActive", m.hired_date::text as "hiredDate", m.terminated_date::text as "terminatedDate", m.updated_at as "updatedAt",
       m.role = 'OWNER' and m.is_active and not exists (
         select 1 from team_members o
          where o.provider_id = m.provider_id and o.id <> m.id and o.role = 'OWNER' and o.is_active
            and (o.user_id is not null or m.user_id is null)) as "isLastOwner",
       i.created_at as "invitedAt", i.expires_at as "invitedUntil"
  from team_members m
  left join lateral (
    select created_at, expires_at from invitations
     where provider_id = m.provider_id and member_id = m.id and accepted_at is null and withdrawn_at is null
     order by created_at desc limit 1) i on true`

/** Everybody, or everybody who works here now; by name, those of before last. */
export const list = (db: TenantDb, activeOnly: boolean): Promise<MemberRow[]> =>
  db.rows(
    'team.list',
    `${memberSql} where m.provider_id = $1 and (m.is_active or not $2::boolean)
      order by m.is_active desc, lower(m.first_name), lower(m.last_name), m.id limit ${MOST_MEMBERS}`,
    [db.providerId, activeOnly],
  )

/** The members of those ids, in any order; ids of other providers find nobody. */
export const byIds = (db: TenantDb, ids: readonly string[]): Promise<MemberRow[]> =>
  db.rows('team.byIds', `${memberSql} where m.provider_id = $1 and m.id = any($2::uuid[])`, [db.providerId, ids])

/**
 * Makes those members and every owner wait for the end of the transaction before somebody else changes them.
 * Read them afterwards, in a statement of its own: what this one sees may be older than the locks.
 */
export const lock = async (db: TenantDb, ids: readonly string[]): Promise<void> => {
  await db.rows(
    'team.lock',
    `select id from team_members where provider_id = $1 and (id = any($2::uuid[]) or (role = 'OWNER' and is_active))
      order by id for no key update`,
    [db.providerId, ids],
  )
}

/** Whoever else of the team has an address with one of those blind indexes, whatever key made it. */
export const findByEmail = async (
  db: TenantDb,
  indexes: readonly string[],
  except: string | null,
): Promise<{ id: string; isActive: boolean } | null> => {
  const [row] = await db.rows<{ id: string; isActive: boolean }>(
    'team.findByEmail',
    `select id, is_active as "isActive" from team_members
      where provider_id = $1 and email_index = any($2::text[]) and id is distinct from $3::uuid order by is_active desc limit 1`,
    [db.providerId, indexes, except],
  )
  return row ?? null
}

const written: readonly (keyof MemberColumns)[] = [
  'email',
  'phone',
  'address',
  'emergencyContact',
  'firstName',
  'lastName',
  'role',
  'permissions',
  'hourlyRate',
  'commissionRate',
  'workSchedule',
  'skills',
  'certifications',
  'hiredDate',
]
const columnNames =
  'email, phone, address, emergency_contact, first_name, last_name, role, permissions, hourly_rate, commission_rate, work_schedule, skills, certifications, hired_date'

const valuesOf = (columns: MemberColumns): unknown[] =>
  written.map(name => {
    const value = columns[name]
    return typeof value === 'object' && value !== null ? JSON.stringify(value) : value
  })

const placesFrom = (first: number): string => written.map((_, index) => `$${first + index}`).join(', ')

/** Adds a member; false when the provider knows the id or the ref already. */
export const insert = async (
  db: TenantDb,
  { id, ref }: { id: string; ref: string },
  columns: MemberColumns,
  now: Date,
): Promise<boolean> => {
  const rows = await db.rows(
    'team.insert',
    `insert into team_members (provider_id, id, ref, created_at, updated_at, ${columnNames})
     values ($1, $2, $3, $4, $4, ${placesFrom(5)}) on conflict (provider_id, ref) do nothing returning id`,
    [db.providerId, id, ref, now, ...valuesOf(columns)],
  )
  return rows.length === 1
}

/** Two changes within a millisecond still differ in when they were made. */
const touched = "updated_at = greatest($3::timestamptz, updated_at + interval '1 millisecond')"

/** Writes a member's columns, whole. */
export const save = async (db: TenantDb, id: string, columns: MemberColumns, now: Date): Promise<void> => {
  await db.rows(
    'team.save',
    `update team_members set ${touched}, (${columnNames}) = row(${placesFrom(4)}) where provider_id = $1 and id = $2`,
    [db.providerId, id, now, ...valuesOf(columns)],
  )
}

/** Ends an employment, on that day or, where it had not begun, on its first day. */
export const terminate = async (db: TenantDb, id: string, now: Date, day: string): Promise<void> => {
  await db.rows(
    'team.terminate',
    `update team_members set ${touched}, is_active = false, terminated_date = greatest($4::date, hired_date) where provider_id = $1 and id = $2`,
    [db.providerId, id, now, day],
  )
}

/** Whether the account of a former member belongs to somebody who works here. */
export const hasTwin = async (db: TenantDb, { id, userId }: Pick<MemberRow, 'id' | 'userId'>): Promise<boolean> => {
  if (userId === null) return false
  const rows = await db.rows(
    'team.twin',
    'select 1 from team_members where provider_id = $1 and user_id = $2::uuid and id <> $3::uuid and is_active limit 1',
    [db.providerId, userId, id],
  )
  return rows.length > 0
}

/** Takes somebody back, since the day on which they came first. */
export const restore = async (db: TenantDb, id: string, now: Date): Promise<void> => {
  await db.rows(
    'team.restore',
    `update team_members set ${touched}, is_active = true, terminated_date = null where provider_id = $1 and id = $2`,
    [db.providerId, id, now],
  )
}

/** When the member was invited last, whatever became of it; null when never. */
export const lastInvitedAt = async (db: TenantDb, id: string): Promise<Date | null> => {
  const [row] = await db.rows<{ at: Date | null }>(
    'team.lastInvited',
    'select max(created_at) as at from invitations where provider_id = $1 and member_id = $2::uuid',
    [db.providerId, id],
  )
  return row?.at ?? null
}
