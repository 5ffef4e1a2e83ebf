import { sealer } from '../../access/pii/sealer.service'
import type { Scope } from '../../access/scope'
import type { Sealed } from '../../core/sealed'
import type { BookingRow } from './booking'

/** The notes of a booking, readable. */
export const openedNotes = ({ house, providerId }: Scope, { notes }: Pick<BookingRow, 'notes'>): string | null =>
  notes === null ? null : house.singleton(sealer).open('note', providerId, notes)

/** Notes as they are stored. */
export const sealedNotes = ({ house, providerId }: Scope, notes: string | null): Sealed | null =>
  notes === null ? null : house.singleton(sealer).seal('note', providerId, notes)
