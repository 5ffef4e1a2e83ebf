import { acquisitionChannels } from '@dashboard/schema/vocabulary'
import { z } from 'zod'
import { amount } from './amount'
import { instant } from './instant'
import { optional, ref, text } from './text'

/** A customer as senders name one. */
export const customer = z.strictObject({ ref, name: optional(text(200)), email: optional(text(256)), phone: optional(text(50)) })

const service = z.strictObject({ ref, name: optional(text(200)) })

const endsLater = { error: 'must be later than startsAt', path: ['endsAt'] }
const inOrder = (times: { startsAt: string; endsAt?: string }) => times.endsAt === undefined || times.endsAt > times.startsAt

const created = (currency: string) =>
  z
    .strictObject({
      bookingRef: ref,
      customer,
      service,
      startsAt: instant,
      endsAt: optional(instant),
      price: optional(amount(currency)),
      source: optional(z.enum(acquisitionChannels)),
      memberRef: optional(ref),
      petRef: optional(ref),
      petName: optional(text(100)),
      notes: optional(text(5000)),
    })
    .refine(inOrder, endsLater)

/** Payloads of the events in the life of one booking. */
export const bookingPayloads = (currency: string) => ({
  BOOKING_CREATED: created(currency),
  BOOKING_CONFIRMED: z.strictObject({ bookingRef: ref }),
  BOOKING_RESCHEDULED: z.strictObject({ bookingRef: ref, startsAt: instant, endsAt: optional(instant) }).refine(inOrder, endsLater),
  BOOKING_REASSIGNED: z.strictObject({ bookingRef: ref, memberRef: ref.nullable() }),
  BOOKING_REPRICED: z.strictObject({ bookingRef: ref, price: amount(currency) }),
  BOOKING_CHECKED_IN: z.strictObject({ bookingRef: ref, checkedInAt: optional(instant) }),
  BOOKING_COMPLETED: z.strictObject({ bookingRef: ref, completedAt: optional(instant), price: optional(amount(currency)) }),
  BOOKING_CANCELLED: z.strictObject({ bookingRef: ref, reason: optional(text(2000)) }),
  BOOKING_NO_SHOW: z.strictObject({ bookingRef: ref }),
  BOOKING_REOPENED: z.strictObject({ bookingRef: ref, checkedIn: optional(z.boolean()) }),
  BOOKING_REFUNDED: z.strictObject({
    bookingRef: ref,
    amount: amount(currency).refine(value => value !== '0', { error: 'must be more than 0' }),
    reason: optional(text(2000)),
  }),
})
