/** What a column of a file can mean, and the headers by which it is recognised. */
export const importFields = {
  bookingRef: [
    'booking id',
    'booking ref',
    'booking reference',
    'booking',
    'id',
    'order id',
    'order number',
    'order',
    'transaction id',
    'transaction',
    'invoice',
    'invoice number',
    'reference',
    'ref',
    'appointment id',
  ],
  customerRef: [
    'customer id',
    'customer ref',
    'customer number',
    'customer',
    'client id',
    'client ref',
    'client number',
    'client',
    'account',
    'user id',
    'member id',
    'cust id',
  ],
  customerName: ['customer name', 'client name', 'name', 'full name', 'owner', 'owner name'],
  email: ['email', 'e-mail', 'email address', 'customer email', 'client email', 'mail'],
  phone: ['phone', 'telephone', 'mobile', 'phone number', 'customer phone', 'tel'],
  service: ['service', 'service name', 'product', 'product name', 'item', 'treatment', 'appointment type', 'type'],
  startsAt: [
    'starts at',
    'start',
    'start date',
    'start datetime',
    'date',
    'order date',
    'booking date',
    'appointment date',
    'transaction date',
    'datetime',
    'timestamp',
    'day',
    'invoice date',
  ],
  startTime: ['start time', 'time', 'time of day', 'appointment time'],
  endsAt: ['ends at', 'end', 'end date', 'end datetime', 'finish'],
  durationMinutes: ['duration', 'duration minutes', 'minutes', 'length'],
  bookedAt: ['booked at', 'booked', 'created', 'created at', 'booked on'],
  amount: ['amount', 'price', 'total', 'revenue', 'value', 'sum', 'total amount', 'net', 'paid', 'spend', 'sales'],
  status: ['status', 'booking status', 'state', 'order status'],
  source: ['source', 'channel', 'acquisition channel', 'origin'],
  member: ['member', 'team member', 'staff', 'employee', 'groomer', 'walker', 'assigned to', 'provider', 'stylist'],
  pet: ['pet', 'pet name', 'animal', 'dog', 'cat'],
  notes: ['notes', 'note', 'comment', 'comments', 'remarks'],
} as const satisfies Record<string, readonly string[]>

export type ImportField = keyof typeof importFields

export const importFieldNames = Object.keys(importFields) as ImportField[]

/** A header without case, punctuation and doubled spaces: `Customer_ID` → `customer id`. */
export function plainHeader(header: string): string {
  const spaced = header.replace(/([a-z])([A-Z])/g, '$1 $2')
  return spaced
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
