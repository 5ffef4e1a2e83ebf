/** What of an event is personal is made unreadable before the event is kept: contact, notes, messages, and refs that are an address or a number. */
import type { Sealed, SealedKind } from '../core/sealed'
import { isPersonalRef } from '../core/personal-ref'
import type { ValidEvent } from './payload'

/** What makes texts of one provider unreadable. */
export interface Seals {
  seal(kind: SealedKind, text: string): Sealed
  /** The ref that stands for a ref which is personal data. */
  hide(ref: string): string
}

interface Told {
  readonly ref: string
  readonly name?: string
  /** Null takes away. */
  readonly email?: string | null
  readonly phone?: string | null
  readonly address?: string | null
}

/** The parts of a payload that may tell something personal. */
interface Personal {
  readonly customer?: Told
  readonly memberRef?: string | null
  readonly notes?: string
  readonly text?: string
}

const personalOf = ({ payload }: ValidEvent): Personal => payload as Personal

/** Events that introduce a customer: what their ref is, is told with them. */
const introduces = (event: ValidEvent): boolean => event.type === 'CUSTOMER_JOINED' || event.type === 'BOOKING_CREATED'

/** Whether the event names somebody by what is personal data. */
export const namesPersonally = (event: ValidEvent): boolean => {
  const { customer, memberRef } = personalOf(event)
  return (customer !== undefined && isPersonalRef(customer.ref)) || (typeof memberRef === 'string' && isPersonalRef(memberRef))
}

/** Told, and not taken away. */
const isTold = (text: string | null | undefined): text is string => text !== undefined && text !== null

const isPersonal = (text: string | undefined): text is string => text !== undefined && isPersonalRef(text)

/** How to reach the customer: as was told, else what they are named by. */
const contactOf = (event: ValidEvent, { ref, name, email, phone }: Told): Pick<Told, 'email' | 'phone'> => {
  const known = introduces(event) ? [ref, name].filter(isPersonal) : []
  if (email === null || phone === null) return { email, phone }
  return { email: email ?? known.find(text => text.includes('@')), phone: phone ?? known.find(text => !text.includes('@')) }
}

const sealedCustomer = (event: ValidEvent, customer: Told, { seal, hide }: Seals): Told => {
  const { name, ref } = customer
  const { email, phone } = contactOf(event, customer)
  const { name: _name, address, ...rest } = customer
  if (![email, phone, address].some(isTold) && !isPersonal(ref) && !isPersonal(name)) return customer
  return {
    ...rest,
    ref: isPersonal(ref) ? hide(ref) : ref,
    // An address is no name: without one, the ref will do.
    ...(name !== undefined && !isPersonal(name) && { name }),
    ...(isTold(email) && { email: seal('email', email) }),
    ...(isTold(phone) && { phone: seal('phone', phone) }),
    ...(address !== undefined && { address: address && seal('address', address) }),
  }
}

/** The event as it may be stored; the same object where nothing of it is personal. */
export const sealedEvent = (event: ValidEvent, seals: Seals): ValidEvent => {
  const { customer, memberRef, notes, text } = personalOf(event)
  const hidden = customer && sealedCustomer(event, customer, seals)
  const changes = {
    ...(hidden !== customer && { customer: hidden }),
    ...(typeof memberRef === 'string' && isPersonalRef(memberRef) && { memberRef: seals.hide(memberRef) }),
    ...(notes !== undefined && { notes: seals.seal('note', notes) }),
    ...(event.type === 'INQUIRY_RECEIVED' && text !== undefined && { text: seals.seal('message', text) }),
  }
  if (Object.keys(changes).length === 0) return event
  // Of each payload only such fields are replaced as it has, by texts again.
  return { ...event, payload: { ...event.payload, ...changes } } as ValidEvent
}
