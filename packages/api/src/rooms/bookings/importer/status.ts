/** What became of a booking, in the words that files use. */
export type ImportStatus = 'COMPLETED' | 'CANCELLED' | 'NO_SHOW' | 'CONFIRMED' | 'PENDING'

const words: Record<ImportStatus, readonly string[]> = {
  COMPLETED: [
    'completed',
    'complete',
    'done',
    'paid',
    'finished',
    'fulfilled',
    'closed',
    'attended',
    'success',
    'succeeded',
    'delivered',
    'checked out',
  ],
  CANCELLED: ['cancelled', 'canceled', 'cancel', 'void', 'voided', 'declined', 'rejected'],
  NO_SHOW: ['no show', 'noshow', 'missed', 'did not attend', 'dna', 'absent'],
  CONFIRMED: ['confirmed', 'booked', 'scheduled', 'accepted', 'approved'],
  PENDING: ['pending', 'open', 'new', 'requested', 'tentative', 'unconfirmed', 'awaiting confirmation'],
}

const known = new Map(Object.entries(words).flatMap(([status, list]) => list.map(word => [word, status as ImportStatus] as const)))

/** The status that a cell names; null for an unknown word. */
export function readStatus(cell: string): ImportStatus | null {
  return (
    known.get(
      cell
        .toLowerCase()
        .replace(/[^a-z]+/g, ' ')
        .trim(),
    ) ?? null
  )
}
