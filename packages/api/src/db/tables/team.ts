import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  text,
  time,
  unique,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core'
import { blindIndexOf, bytes, insertedAt, instant, sealed } from './columns'
import { scheduleStatus, teamRole, timeOffKind } from './enums'
import type { Permission } from '@dashboard/schema/vocabulary'
import { providers } from './providers'
import { users } from './users'

/** Hours that a member usually works on one weekday (1 Monday … 7 Sunday), wall clock of the provider's zone. */
export interface WorkingHours {
  weekday: number
  startTime: string
  endTime: string
}
export interface Certification {
  name: string
  issuedOn?: string
  expiresOn?: string
}
/** Rights that a member has beyond, or lacks of, what the role brings. */
export interface MemberPermissions {
  grant: Permission[]
  revoke: Permission[]
}

export const teamMembers = pgTable(
  'team_members',
  {
    id: uuid().primaryKey().defaultRandom(),
    providerId: integer('provider_id')
      .notNull()
      .references(() => providers.id, { onDelete: 'cascade' }),
    /** The sender's own stable name of the member. */
    ref: varchar({ length: 200 }).notNull(),
    /** Null while the member has no sign-in. */
    userId: uuid('user_id').references(() => users.id, { onDelete: 'set null' }),
    email: sealed('email').notNull(),
    emailIndex: blindIndexOf('email_index', (): AnyPgColumn => teamMembers.email),
    phone: sealed('phone'),
    address: sealed('address'),
    firstName: varchar('first_name', { length: 100 }).notNull(),
    lastName: varchar('last_name', { length: 100 }).notNull(),
    role: teamRole().notNull(),
    permissions: jsonb().$type<MemberPermissions>().notNull().default({ grant: [], revoke: [] }),
    hourlyRate: numeric('hourly_rate', { precision: 18, scale: 4 }),
    /** Percent, 0–100. */
    commissionRate: numeric('commission_rate', { precision: 5, scale: 2 }),
    workSchedule: jsonb('work_schedule').$type<WorkingHours[]>().notNull().default([]),
    skills: jsonb().$type<string[]>().notNull().default([]),
    certifications: jsonb().$type<Certification[]>().notNull().default([]),
    /** Name, phone and relation as JSON. */
    emergencyContact: sealed('emergency_contact'),
    isActive: boolean('is_active').notNull().default(true),
    hiredDate: date('hired_date').notNull(),
    terminatedDate: date('terminated_date'),
    createdAt: insertedAt('created_at'),
    updatedAt: insertedAt('updated_at'),
  },
  t => [
    unique('team_members_tenant').on(t.providerId, t.id),
    unique('team_members_ref').on(t.providerId, t.ref),
    unique('team_members_email_index').on(t.providerId, t.emailIndex),
    index('team_members_user').on(t.userId),
    check('team_members_hourly_rate', sql`${t.hourlyRate} >= 0`),
    check('team_members_commission_rate', sql`${t.commissionRate} between 0 and 100`),
    check('team_members_employment', sql`${t.terminatedDate} >= ${t.hiredDate}`),
  ],
)

/** A way into the team for one member: a link that works once, until it expires or is withdrawn. */
export const invitations = pgTable(
  'invitations',
  {
    id: uuid().primaryKey().defaultRandom(),
    providerId: integer('provider_id').notNull(),
    memberId: uuid('member_id').notNull(),
    secretHash: bytes('secret_hash').notNull(),
    createdBy: uuid('created_by').references(() => users.id, { onDelete: 'set null' }),
    createdAt: insertedAt('created_at'),
    expiresAt: instant('expires_at').notNull(),
    acceptedAt: instant('accepted_at'),
    withdrawnAt: instant('withdrawn_at'),
  },
  t => [
    foreignKey({
      name: 'invitations_member',
      columns: [t.providerId, t.memberId],
      foreignColumns: [teamMembers.providerId, teamMembers.id],
    }).onDelete('cascade'),
    index('invitations_member_created').on(t.providerId, t.memberId, t.createdAt),
  ],
)

export const teamSchedules = pgTable(
  'team_schedules',
  {
    id: uuid().primaryKey().defaultRandom(),
    providerId: integer('provider_id').notNull(),
    teamMemberId: uuid('team_member_id').notNull(),
    date: date().notNull(),
    /** Wall clock of the provider's zone; an end at or before the start is on the next day. */
    startTime: time('start_time').notNull(),
    endTime: time('end_time').notNull(),
    breakMinutes: integer('break_minutes').notNull().default(0),
    status: scheduleStatus().notNull().default('SCHEDULED'),
    bookingIds: jsonb('booking_ids').$type<string[]>().notNull().default([]),
    notes: varchar({ length: 500 }),
    /** Entries made by one recurrence share it. */
    seriesId: uuid('series_id'),
    createdAt: insertedAt('created_at'),
  },
  t => [
    foreignKey({
      name: 'team_schedules_member',
      columns: [t.providerId, t.teamMemberId],
      foreignColumns: [teamMembers.providerId, teamMembers.id],
    }).onDelete('cascade'),
    index('team_schedules_member_date').on(t.providerId, t.teamMemberId, t.date),
    index('team_schedules_provider_date').on(t.providerId, t.date),
    check('team_schedules_break', sql`${t.breakMinutes} between 0 and 1440`),
  ],
)

export const timeOff = pgTable(
  'time_off',
  {
    id: uuid().primaryKey().defaultRandom(),
    providerId: integer('provider_id').notNull(),
    teamMemberId: uuid('team_member_id').notNull(),
    kind: timeOffKind().notNull().default('VACATION'),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    notes: text(),
    createdAt: insertedAt('created_at'),
  },
  t => [
    foreignKey({
      name: 'time_off_member',
      columns: [t.providerId, t.teamMemberId],
      foreignColumns: [teamMembers.providerId, teamMembers.id],
    }).onDelete('cascade'),
    index('time_off_provider_starts').on(t.providerId, t.startsAt),
    check('time_off_order', sql`${t.endsAt} > ${t.startsAt}`),
  ],
)
