import type { EmergencyContact } from '@dashboard/schema'
import type { House } from '../../access/house'
import { sealer } from '../../access/pii/sealer.service'
import type { Told, ToldField } from './differences'
import type { MemberColumns, MemberRow } from './member'

/** Opens and seals what of a member is kept encrypted. */
export const contactsOf = (house: House, providerId: number) => {
  const { seal, open, indexes } = house.singleton(sealer)
  const openEach = <T>(value: string | null, read: (value: string) => T): T | null => (value === null ? null : read(value))
  const email = (row: Pick<MemberRow, 'email'>): string => open('email', providerId, row.email)
  const phone = (row: Pick<MemberRow, 'phone'>) => openEach(row.phone, value => open('phone', providerId, value))
  const address = (row: Pick<MemberRow, 'address'>) => openEach(row.address, value => open('address', providerId, value))
  const emergencyContact = (row: Pick<MemberRow, 'emergencyContact'>) =>
    openEach(row.emergencyContact, value => JSON.parse(open('emergencyContact', providerId, value)) as EmergencyContact)
  return {
    email,
    phone,
    address,
    emergencyContact,
    /** The blind indexes of an e-mail address, one for each key. */
    emailIndexes: (address: string): string[] => indexes('email', providerId, address),
    /** A stored member, everything opened. */
    opened: (row: MemberRow): Told => ({
      ...row,
      email: email(row),
      phone: phone(row),
      address: address(row),
      emergencyContact: emergencyContact(row),
      certifications: row.certifications.map(({ name, issuedOn = null, expiresOn = null }) => ({ name, issuedOn, expiresOn })),
    }),
    /** What is to be stored: what is as it was keeps its seal, everything else gets a fresh one. */
    sealed: (after: Told, changed: readonly ToldField[], before?: MemberRow): MemberColumns => {
      const kept = <T extends 'email' | 'phone' | 'address' | 'emergencyContact'>(field: T, fresh: () => MemberColumns[T]) =>
        before !== undefined && !changed.includes(field) ? before[field] : fresh()
      const { emergencyContact: contact } = after
      return {
        ...after,
        email: kept('email', () => seal('email', providerId, after.email)),
        phone: kept('phone', () => openEach(after.phone, value => seal('phone', providerId, value))),
        address: kept('address', () => openEach(after.address, value => seal('address', providerId, value))),
        emergencyContact: kept('emergencyContact', () =>
          contact === null ? null : seal('emergencyContact', providerId, JSON.stringify(contact)),
        ),
      }
    },
  }
}
