import { acquisitionChannels, feedbackTypes } from '@dashboard/schema/vocabulary'
import { z } from 'zod'
import { customer } from './booking'
import { optional, ref, text } from './text'

const HIGHEST_SCORE = { NPS: 10, other: 5 }

const scoreFits = ({ type, score }: { type: string; score?: number }): boolean =>
  score === undefined || (type === 'NPS' ? score <= HIGHEST_SCORE.NPS : score >= 1 && score <= HIGHEST_SCORE.other)

const feedback = z
  .strictObject({
    bookingRef: optional(ref),
    customer,
    memberRef: optional(ref),
    type: z.enum(feedbackTypes),
    score: optional(z.int().min(0).max(HIGHEST_SCORE.NPS)),
    question: optional(text(500)),
    text: text(10_000),
  })
  .refine(scoreFits, { error: 'must be 1 to 5 (0 to 10 for NPS)', path: ['score'] })

const source = optional(z.enum(acquisitionChannels))
/** What is told, or taken away by null; left out, it stays. */
const changed = <T extends z.ZodType>(type: T) => z.preprocess(value => (value === '' ? null : value), type.nullable().optional())
const changedCustomer = z.strictObject({
  ref,
  name: optional(text(200)),
  email: changed(text(256)),
  phone: changed(text(50)),
  address: changed(text(500)),
  source: changed(z.enum(acquisitionChannels)),
  emailConsent: changed(z.boolean()),
  smsConsent: changed(z.boolean()),
})
const campaign = z.strictObject({ campaignRef: optional(ref), customer: optional(customer) })

/** Payloads of what customers and visitors do and say. */
export const audiencePayloads = {
  REVIEW_RECEIVED: z.strictObject({ bookingRef: optional(ref), customer, rating: z.int().min(1).max(5), text: optional(text(10_000)) }),
  FEEDBACK_RECEIVED: feedback,
  CUSTOMER_JOINED: z.strictObject({
    customer: z.strictObject({
      ...customer.shape,
      name: text(200),
      source,
      address: optional(text(500)),
      emailConsent: optional(z.boolean()),
      smsConsent: optional(z.boolean()),
    }),
  }),
  CUSTOMER_UPDATED: z.strictObject({ customer: changedCustomer }),
  CAMPAIGN_SENT: campaign,
  CAMPAIGN_OPENED: campaign,
  CAMPAIGN_CLICKED: campaign,
  CAMPAIGN_CONVERTED: campaign,
  REFERRAL_CONVERTED: z.strictObject({ referralRef: optional(ref), customer: optional(customer) }),
  PROFILE_VIEWED: z.strictObject({ source }),
  INQUIRY_RECEIVED: z.strictObject({ customer: optional(customer), source, text: optional(text(10_000)) }),
}
