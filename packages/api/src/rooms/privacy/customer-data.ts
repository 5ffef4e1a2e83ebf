/** What is kept of a customer, as a file that they can have. */
import type { SealedKind } from '../../core/sealed'

type Row = Record<string, unknown>
export type Open = (kind: SealedKind, text: string) => string

const sealedFields: Readonly<Record<string, Readonly<Record<string, SealedKind>>>> = {
  profile: { email: 'email', phone: 'phone', address: 'address' },
  relationship: { notes: 'note' },
  bookings: { notes: 'note' },
  notes: { note: 'note' },
  communications: { subject: 'message', body: 'message' },
}

const opened = (row: Row, fields: Readonly<Record<string, SealedKind>>, open: Open): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, fields[name] && typeof value === 'string' ? open(fields[name], value) : value]),
  )

/** Of a payload that is sealed within: who, and what was said. */
const openedEvent = (row: Row, open: Open): Row => {
  const payload = row.payload as Row
  const customer = payload.customer as Row | undefined
  return {
    ...row,
    payload: {
      ...opened(payload, { notes: 'note', ...(row.type === 'INQUIRY_RECEIVED' && { text: 'message' as const }) }, open),
      ...(customer && { customer: opened(customer, { email: 'email', phone: 'phone', address: 'address' }, open) }),
    },
  }
}

/** Every part with what was sealed made readable; the first two are one row each. */
export const readable = (parts: Record<string, Row[]>, open: Open): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(parts).map(([name, rows]) => {
      const shown = rows.map(row => (name === 'events' ? openedEvent(row, open) : opened(row, sealedFields[name] ?? {}, open)))
      return [name, name === 'profile' || name === 'relationship' ? (shown[0] ?? null) : shown]
    }),
  )
