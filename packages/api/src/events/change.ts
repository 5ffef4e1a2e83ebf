/** What one batch does to one provider, worked out before anything is written. */
import type { EventOrigin } from '@dashboard/schema/vocabulary'
import type { Booking } from './booking'
import type { ServiceTerms } from './booking-creation'
import type { Cells } from './cells'
import type { CustomerWindow, RelationshipChange } from './customer-window'
import type { ReceivedEvent, ValidEvent } from './payload'
import type { Profile } from './profile'

/** What the database knows of what a batch names, read under the provider's lock. */
export interface Known {
  readonly providerId: number
  readonly zone: string
  readonly version: number
  /** Ids of the batch's events that were recorded before. */
  readonly eventIds: ReadonlySet<string>
  readonly services: ReadonlyMap<string, ServiceTerms>
  readonly customers: ReadonlyMap<string, Profile>
  /** By customer. */
  readonly windows: ReadonlyMap<string, CustomerWindow>
  /** Events that wait for a booking that the batch creates, by booking. */
  readonly waiting: ReadonlyMap<string, readonly ValidEvent[]>
}

/** An event with what it is about. */
export interface Placing {
  readonly providerId: number
  readonly event: ValidEvent
  readonly bookingId: string | null
  readonly customerId: string | null
}

/** An event as it is appended. */
export interface Appended extends Placing {
  readonly origin: EventOrigin
  /** The version that made it known. */
  readonly version: number
  /** False while its booking is not known. */
  readonly applied: boolean
}

export interface NewService {
  readonly providerId: number
  readonly id: string
  readonly ref: string
  readonly name: string
  readonly terms: ServiceTerms
}

export interface NewMember {
  readonly providerId: number
  readonly id: string
  readonly ref: string
  readonly hiredOn: string
}

export interface NewPet {
  readonly providerId: number
  readonly id: string
  readonly ref: string
  readonly name: string
  readonly customerId: string
}

export interface NewRefund {
  readonly providerId: number
  readonly event: Extract<ValidEvent, { type: 'BOOKING_REFUNDED' }>
  readonly bookingId: string
}

/** A review or feedback with the customer and member that it is about. */
export interface Voice<T extends 'REVIEW_RECEIVED' | 'FEEDBACK_RECEIVED'> {
  readonly providerId: number
  readonly event: Extract<ValidEvent, { type: T }>
  readonly bookingId: string | null
  readonly customerId: string
  readonly memberId: string | null
}

export interface Change {
  readonly providerId: number
  /** The provider's version after this change. */
  readonly version: number
  readonly appended: readonly Appended[]
  /** Waiting events whose booking has come. */
  readonly released: readonly Placing[]
  readonly services: readonly NewService[]
  readonly members: readonly NewMember[]
  readonly customers: readonly Profile[]
  readonly pets: readonly NewPet[]
  readonly bookings: readonly Booking[]
  readonly refunds: readonly NewRefund[]
  readonly reviews: readonly Voice<'REVIEW_RECEIVED'>[]
  readonly feedback: readonly Voice<'FEEDBACK_RECEIVED'>[]
  /** Bookings that went to another customer, and those with reviews that went to another member. */
  readonly moved: readonly Booking[]
  readonly relationships: readonly RelationshipChange[]
  readonly cells: Cells
}

/** A customer whose window does not reach back far enough. */
export interface Shortfall {
  readonly customerId: string
  readonly since: number
}

/** What a provider's part of a batch is made of. */
export type Received = readonly ReceivedEvent[]

/** Something of a provider by its id. */
export interface Key {
  readonly providerId: number
  readonly id: string
}

/** A booking, or a customer from an instant on, whose window is wanted. */
export interface Wanted {
  readonly providerId: number
  readonly bookingId: string | null
  readonly customerId: string | null
  /** Epoch milliseconds. */
  readonly since: number | null
}

/** What a batch has to know before it can be worked out. */
export interface Needs {
  readonly events: readonly Key[]
  /** Bookings that the batch creates: events may be waiting for them. */
  readonly created: readonly Key[]
  readonly services: readonly Key[]
  readonly customers: readonly Key[]
  readonly wanted: readonly Wanted[]
}
