import type { AuditSubject } from '@dashboard/schema/vocabulary'

export interface Names {
  customers: ReadonlyMap<string, string>
  members: ReadonlyMap<string, string>
  /** By the account that they sign in with. */
  people: ReadonlyMap<string, { id: string; name: string }>
  tokens: ReadonlyMap<string, string>
  experiments: ReadonlyMap<string, string>
}

interface Deed {
  userId: string | null
  tokenId: string | null
  action: string
}

/** What nobody does who is unknown: without a doer the house did it by itself. */
const byTheHouse: readonly string[] = ['DATA_RETIRED', 'CUSTOMER_ERASED']

/** Who did it, in a word. */
export const actorName = ({ userId, tokenId, action }: Deed, { people, tokens }: Names): string => {
  if (tokenId) return `Token "${tokens.get(tokenId) ?? 'of before'}"`
  if (userId) return people.get(userId)?.name ?? 'Somebody who was here before'
  return byTheHouse.includes(action) ? 'The dashboard' : 'Unknown'
}

/** The name of whom or what it was done to, as it is now; null where there is none. */
export const subjectName = (kind: AuditSubject | null, id: string | null, names: Names): string | null => {
  if (kind === null || id === null) return null
  if (kind === 'CUSTOMER') return names.customers.get(id) ?? null
  if (kind === 'MEMBER') return names.members.get(id) ?? null
  if (kind === 'USER') return names.people.get(id)?.name ?? null
  if (kind === 'EXPERIMENT') return names.experiments.get(id) ?? null
  return kind === 'TOKEN' ? (names.tokens.get(id) ?? null) : null
}

const shown = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(shown).join(', ')
  if (value !== null && typeof value === 'object')
    return Object.entries(value)
      .map(([key, one]) => `${key}: ${shown(one)}`)
      .join(', ')
  return String(value)
}

/** Further facts of an entry in one line. */
export const detailsText = (details: Readonly<Record<string, unknown>>): string =>
  Object.entries(details)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => `${key}: ${shown(value)}`)
    .join('; ')
