import { sql } from 'drizzle-orm'
import { check, date, foreignKey, index, integer, numeric, pgTable, text, unique, uuid, varchar } from 'drizzle-orm/pg-core'
import { insertedAt, instant } from './columns'
import { goalStatus, goalType } from './enums'
import { providers } from './providers'

const amount = (name: string) => numeric(name, { precision: 18, scale: 2 })

export const businessGoals = pgTable(
  'business_goals',
  {
    id: uuid().primaryKey().defaultRandom(),
    providerId: integer('provider_id')
      .notNull()
      .references(() => providers.id, { onDelete: 'cascade' }),
    goalType: goalType('goal_type').notNull(),
    title: varchar({ length: 200 }).notNull(),
    description: text(),
    targetValue: amount('target_value').notNull(),
    currentValue: amount('current_value').notNull().default('0'),
    unit: varchar({ length: 50 }),
    startDate: date('start_date').notNull(),
    endDate: date('end_date').notNull(),
    /** Percent of the target that is reached; may pass 100. */
    progress: numeric({ precision: 24, scale: 4 })
      .notNull()
      .generatedAlwaysAs(sql`case when target_value > 0 then round(current_value / target_value * 100, 4) else 0 end`),
    status: goalStatus().notNull().default('ACTIVE'),
    createdAt: insertedAt('created_at'),
    updatedAt: insertedAt('updated_at'),
  },
  t => [
    unique('business_goals_tenant').on(t.providerId, t.id),
    index('business_goals_provider_status').on(t.providerId, t.status, t.endDate),
    check('business_goals_order', sql`${t.endDate} >= ${t.startDate}`),
    check('business_goals_target', sql`${t.targetValue} >= 0`),
  ],
)

export const goalProgress = pgTable(
  'goal_progress',
  {
    id: uuid().primaryKey().defaultRandom(),
    providerId: integer('provider_id').notNull(),
    goalId: uuid('goal_id').notNull(),
    value: amount('value').notNull(),
    notes: text(),
    recordedAt: instant('recorded_at').notNull().defaultNow(),
  },
  t => [
    foreignKey({
      name: 'goal_progress_goal',
      columns: [t.providerId, t.goalId],
      foreignColumns: [businessGoals.providerId, businessGoals.id],
    }).onDelete('cascade'),
    index('goal_progress_goal_recorded').on(t.providerId, t.goalId, t.recordedAt),
  ],
)

export const goalMilestones = pgTable(
  'goal_milestones',
  {
    id: uuid().primaryKey().defaultRandom(),
    providerId: integer('provider_id').notNull(),
    goalId: uuid('goal_id').notNull(),
    title: varchar({ length: 200 }).notNull(),
    targetValue: amount('target_value').notNull(),
    reachedAt: instant('reached_at'),
  },
  t => [
    foreignKey({
      name: 'goal_milestones_goal',
      columns: [t.providerId, t.goalId],
      foreignColumns: [businessGoals.providerId, businessGoals.id],
    }).onDelete('cascade'),
    index('goal_milestones_goal_id').on(t.providerId, t.goalId, t.targetValue),
  ],
)
