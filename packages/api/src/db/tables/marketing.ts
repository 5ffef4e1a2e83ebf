import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, jsonb, numeric, pgTable, text, unique, uuid, varchar } from 'drizzle-orm/pg-core'
import { insertedAt, instant, money } from './columns'
import { customers } from './customers'
import { campaignStatus, campaignType, referralStatus } from './enums'
import { providers } from './providers'

export interface CampaignCounts {
  sent: number
  opened: number
  clicked: number
  converted: number
}

export const marketingCampaigns = pgTable(
  'marketing_campaigns',
  {
    id: uuid().primaryKey().defaultRandom(),
    providerId: integer('provider_id')
      .notNull()
      .references(() => providers.id, { onDelete: 'cascade' }),
    ref: varchar({ length: 200 }).notNull(),
    name: varchar({ length: 200 }).notNull(),
    type: campaignType().notNull(),
    status: campaignStatus().notNull().default('DRAFT'),
    targetAudience: jsonb('target_audience').$type<Record<string, unknown>>(),
    content: jsonb().$type<Record<string, unknown>>().notNull(),
    budget: money(),
    spentAmount: money('spent_amount').notNull().default('0'),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at'),
    metrics: jsonb().$type<CampaignCounts>().notNull().default({ sent: 0, opened: 0, clicked: 0, converted: 0 }),
    roi: numeric({ precision: 10, scale: 2 }),
    createdAt: insertedAt('created_at'),
    updatedAt: insertedAt('updated_at'),
  },
  t => [
    unique('marketing_campaigns_tenant').on(t.providerId, t.id),
    unique('marketing_campaigns_ref').on(t.providerId, t.ref),
    index('marketing_campaigns_starts').on(t.providerId, t.startsAt),
    check('marketing_campaigns_money', sql`${t.budget} >= 0 and ${t.spentAmount} >= 0`),
    check('marketing_campaigns_order', sql`${t.endsAt} > ${t.startsAt}`),
  ],
)

/** The terms of a provider's referral programme: what who brings and who comes receives. */
export const referralPrograms = pgTable(
  'referral_programs',
  {
    providerId: integer('provider_id')
      .primaryKey()
      .references(() => providers.id, { onDelete: 'cascade' }),
    isActive: boolean('is_active').notNull().default(false),
    referrerReward: money('referrer_reward').notNull().default('0'),
    referredReward: money('referred_reward').notNull().default('0'),
    terms: text(),
    updatedAt: insertedAt('updated_at'),
  },
  t => [check('referral_programs_rewards', sql`${t.referrerReward} >= 0 and ${t.referredReward} >= 0`)],
)

export const referrals = pgTable(
  'referrals',
  {
    id: uuid().primaryKey().defaultRandom(),
    providerId: integer('provider_id').notNull(),
    referrerId: uuid('referrer_id').notNull(),
    referredId: uuid('referred_id'),
    code: varchar({ length: 50 }).notNull(),
    status: referralStatus().notNull().default('INVITED'),
    rewardAmount: money('reward_amount'),
    invitedAt: instant('invited_at').notNull().defaultNow(),
    convertedAt: instant('converted_at'),
    rewardedAt: instant('rewarded_at'),
  },
  t => [
    foreignKey({ name: 'referrals_referrer', columns: [t.providerId, t.referrerId], foreignColumns: [customers.providerId, customers.id] }),
    foreignKey({ name: 'referrals_referred', columns: [t.providerId, t.referredId], foreignColumns: [customers.providerId, customers.id] }),
    unique('referrals_code').on(t.providerId, t.code),
    index('referrals_referrer_id').on(t.providerId, t.referrerId),
  ],
)
