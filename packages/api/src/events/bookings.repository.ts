/** Writes bookings as their events have made them, with refunds, reviews and feedback. */
import type pg from 'pg'
import { fromUnits } from '../core/money'
import type { Booking } from './booking'
import type { Change, NewRefund, Voice } from './change'
import { plain, quoted } from './columns'
import { rows, unlessEmpty } from './query.repository'

const WRITE_BOOKINGS = `
insert into bookings (provider_id, id, ref, customer_id, service_id, assigned_to, pet_id, source, status, starts_at, ends_at, booked_at,
  price, final_price, checked_in_at, completed_at, cancelled_at, cancel_reason, notes, registers)
select provider_id, id, ref, customer_id, service_id, assigned_to, pet_id, source, status,
  to_timestamp(starts_at / 1000), to_timestamp(ends_at / 1000), to_timestamp(booked_at / 1000),
  price, final_price, to_timestamp(checked_in_at / 1000), to_timestamp(completed_at / 1000), to_timestamp(cancelled_at / 1000), cancel_reason, notes, registers
from unnest($1::int[], $2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::uuid[], $7::uuid[], $8::acquisition_channel[], $9::booking_status[],
  $10::float8[], $11::float8[], $12::float8[], $13::numeric[], $14::numeric[], $15::float8[], $16::float8[], $17::float8[], $18::text[], $19::text[], $20::jsonb[])
  as n(provider_id, id, ref, customer_id, service_id, assigned_to, pet_id, source, status, starts_at, ends_at, booked_at,
    price, final_price, checked_in_at, completed_at, cancelled_at, cancel_reason, notes, registers)
on conflict (id) do update set customer_id = excluded.customer_id, service_id = excluded.service_id, assigned_to = excluded.assigned_to,
  pet_id = excluded.pet_id, source = excluded.source, status = excluded.status, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
  booked_at = excluded.booked_at, price = excluded.price, final_price = excluded.final_price, checked_in_at = excluded.checked_in_at,
  completed_at = excluded.completed_at, cancelled_at = excluded.cancelled_at, cancel_reason = excluded.cancel_reason,
  registers = excluded.registers, updated_at = now()`

/** Writes bookings whole, but for the notes, which people edit. */
export const writeBookings = (client: pg.ClientBase, bookings: readonly Booking[]): Promise<void> =>
  unlessEmpty(bookings, () =>
    rows(client, 'write_bookings', WRITE_BOOKINGS, [
      plain(bookings, booking => booking.providerId),
      plain(bookings, booking => booking.id),
      quoted(bookings, booking => booking.ref),
      plain(bookings, booking => booking.customerId),
      plain(bookings, booking => booking.serviceId),
      plain(bookings, booking => booking.assignedTo),
      plain(bookings, booking => booking.petId),
      plain(bookings, booking => booking.source),
      plain(bookings, booking => booking.status),
      plain(bookings, booking => booking.startsAt),
      plain(bookings, booking => booking.endsAt),
      plain(bookings, booking => booking.bookedAt),
      plain(bookings, booking => fromUnits(booking.price)),
      plain(bookings, booking => (booking.finalPrice === null ? null : fromUnits(booking.finalPrice))),
      plain(bookings, booking => booking.checkedInAt),
      plain(bookings, booking => booking.completedAt),
      plain(bookings, booking => booking.cancelledAt),
      quoted(bookings, booking => booking.cancelReason),
      quoted(bookings, booking => booking.notes),
      quoted(bookings, booking => JSON.stringify(booking.registers)),
    ]),
  )

const WRITE_REFUNDS = `
insert into booking_refunds (provider_id, id, booking_id, amount, reason, refunded_at)
select provider_id, id, booking_id, amount, reason, to_timestamp(refunded_at / 1000)
from unnest($1::int[], $2::uuid[], $3::uuid[], $4::numeric[], $5::text[], $6::float8[]) as n(provider_id, id, booking_id, amount, reason, refunded_at)`

const writeRefunds = (client: pg.ClientBase, refunds: readonly NewRefund[]) =>
  unlessEmpty(refunds, () =>
    rows(client, 'write_refunds', WRITE_REFUNDS, [
      plain(refunds, refund => refund.providerId),
      plain(refunds, refund => refund.event.id),
      plain(refunds, refund => refund.bookingId),
      plain(refunds, refund => refund.event.payload.amount),
      quoted(refunds, refund => refund.event.payload.reason ?? null),
      plain(refunds, refund => refund.event.occurredAt.getTime()),
    ]),
  )

const WRITE_REVIEWS = `
insert into reviews (provider_id, id, customer_id, booking_id, team_member_id, rating, text, reviewed_at)
select provider_id, id, customer_id, booking_id, team_member_id, rating, text, to_timestamp(reviewed_at / 1000)
from unnest($1::int[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::smallint[], $7::text[], $8::float8[])
  as n(provider_id, id, customer_id, booking_id, team_member_id, rating, text, reviewed_at)`

const voiceColumns = (voices: readonly (Voice<'REVIEW_RECEIVED'> | Voice<'FEEDBACK_RECEIVED'>)[]) => [
  plain(voices, voice => voice.providerId),
  plain(voices, voice => voice.event.id),
  plain(voices, voice => voice.customerId),
  plain(voices, voice => voice.bookingId),
  plain(voices, voice => voice.memberId),
]

const writeReviews = (client: pg.ClientBase, reviews: readonly Voice<'REVIEW_RECEIVED'>[]) =>
  unlessEmpty(reviews, () =>
    rows(client, 'write_reviews', WRITE_REVIEWS, [
      ...voiceColumns(reviews),
      plain(reviews, review => review.event.payload.rating),
      quoted(reviews, review => review.event.payload.text ?? null),
      plain(reviews, review => review.event.occurredAt.getTime()),
    ]),
  )

const WRITE_FEEDBACK = `
insert into customer_feedback (provider_id, id, customer_id, booking_id, team_member_id, type, score, question, response, received_at)
select provider_id, id, customer_id, booking_id, team_member_id, type, score, question, response, to_timestamp(received_at / 1000)
from unnest($1::int[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::feedback_type[], $7::int[], $8::text[], $9::text[], $10::float8[])
  as n(provider_id, id, customer_id, booking_id, team_member_id, type, score, question, response, received_at)`

const writeFeedback = (client: pg.ClientBase, feedback: readonly Voice<'FEEDBACK_RECEIVED'>[]) =>
  unlessEmpty(feedback, () =>
    rows(client, 'write_feedback', WRITE_FEEDBACK, [
      ...voiceColumns(feedback),
      plain(feedback, entry => entry.event.payload.type),
      plain(feedback, entry => entry.event.payload.score ?? null),
      quoted(feedback, entry => entry.event.payload.question ?? null),
      quoted(feedback, entry => entry.event.payload.text),
      plain(feedback, entry => entry.event.occurredAt.getTime()),
    ]),
  )

const MOVE_REVIEWS = `
update reviews r set team_member_id = n.member_id, customer_id = n.customer_id
from unnest($1::int[], $2::uuid[], $3::uuid[], $4::uuid[]) as n(provider_id, booking_id, member_id, customer_id)
where r.provider_id = n.provider_id and r.booking_id = n.booking_id`

const MOVE_FEEDBACK = `
update customer_feedback f set customer_id = n.customer_id
from unnest($1::int[], $2::uuid[], $3::uuid[]) as n(provider_id, booking_id, customer_id)
where f.provider_id = n.provider_id and f.booking_id = n.booking_id`

/** What was said of a booking goes where the booking goes; feedback stays with the member that it names. */
const moveVoices = (client: pg.ClientBase, bookings: readonly Booking[]) => {
  const keys = [plain(bookings, booking => booking.providerId), plain(bookings, booking => booking.id)]
  const customers = plain(bookings, booking => booking.customerId)
  return [
    unlessEmpty(bookings, () =>
      rows(client, 'move_reviews', MOVE_REVIEWS, [...keys, plain(bookings, booking => booking.assignedTo), customers]),
    ),
    unlessEmpty(bookings, () => rows(client, 'move_feedback', MOVE_FEEDBACK, [...keys, customers])),
  ]
}

/** Statements for bookings and what hangs on them, in order. */
export const writeLives = (client: pg.ClientBase, changes: readonly Change[]): Promise<void>[] => [
  writeBookings(
    client,
    changes.flatMap(change => change.bookings),
  ),
  writeRefunds(
    client,
    changes.flatMap(change => change.refunds),
  ),
  writeReviews(
    client,
    changes.flatMap(change => change.reviews),
  ),
  writeFeedback(
    client,
    changes.flatMap(change => change.feedback),
  ),
  ...moveVoices(
    client,
    changes.flatMap(change => change.moved),
  ),
]
