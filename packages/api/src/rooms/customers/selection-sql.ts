/** Whose customers are meant, in SQL: `c` is the customer, `r` the relationship, `$1` the provider, `$2` the instant. */
import type { CustomerSegment } from '@dashboard/schema/vocabulary'
import { anyWordBegins, nameBegins, taggedSo } from '../../core/customer-names'
import type { Criteria } from './segments/criteria'
import { criteriaSql } from './segments/criteria-sql'
import { standing, standsAs } from './standing-sql'

/** What is looked for by a search; null parts do not narrow. */
export interface Finding {
  /** The beginning of a word, in any case. */
  words: string | null
  /** Blind indexes of a whole address or number. */
  contact: { kind: 'email' | 'phone'; indexes: readonly string[] } | null
}

/** Some customers of a provider: the end of a statement from `from` on, with its values; what follows may bind more behind them. */
export interface Selection {
  /** Tells the statement's shapes apart, to prepare it; null where there are too many of them. */
  name: string | null
  text: string
  values: readonly unknown[]
}

/** What narrows the customers of a provider; all of it together. */
export interface Narrowing {
  finding: Finding
  /** Only these; everybody where it is null or left out. */
  ids?: readonly string[] | null
  criteria: readonly Criteria[]
}

/** Every customer with the relationship, and what else is joined to them. */
const everybodyWith = (more: string): string =>
  `from customers c left join customer_relationships r on r.provider_id = c.provider_id and r.customer_id = c.id${more}
  where c.provider_id = $1 and $2::timestamptz is not null and not c.is_gone`

/** Every customer who was not erased. */
export const everybodySql = everybodyWith('')

/** The same with their `s.standing`, worked out once for each however often it is asked; "offset 0" keeps it from being written out again. */
export const everybodyStandingSql = everybodyWith(` cross join lateral (select ${standing} as standing offset 0) s`)

const findingSql = ({ words, contact }: Finding, bind: (value: unknown) => string): string => {
  if (contact) return ` and c.${contact.kind}_index = any(${bind(contact.indexes)}::text[])`
  if (words === null) return ''
  // They are found once: their ids are few beside all.
  const start = `${bind(words)}::text`
  return ` and c.id = any(array(${anyWordBegins(start)} union ${taggedSo(start)}
    union select p.customer_id from pets p where p.provider_id = $1 and ${nameBegins('p.name_key', start)}))`
}

/** The customers whom a search finds and who meet all criteria. */
export const selectionSql = (
  { providerId, now, timeZone }: { providerId: number; now: Date; timeZone: string },
  { finding, ids = null, criteria }: Narrowing,
): Selection => {
  const values: unknown[] = [providerId, now]
  const bind = (value: unknown): string => `$${values.push(value)}`
  const picked = ids === null ? '' : ` and c.id = any(${bind(ids)}::uuid[])`
  const found = findingSql(finding, bind)
  const met = criteria.map(one => ` and ${criteriaSql(one, { now, timeZone, bind })}`).join('')
  const shape = finding.contact?.kind ?? (finding.words ? 'words' : 'all')
  // Who asks by criteria asks something new each time: a prepared statement of each would only fill the memory.
  return { name: criteria.length === 0 && ids === null ? shape : null, text: everybodySql + picked + found + met, values }
}

/** Those of the selected customers who have a standing. */
export const ofStanding = (selection: Selection, segment: CustomerSegment): Selection =>
  segment === 'ALL'
    ? selection
    : { ...selection, name: selection.name && `${selection.name}.${segment}`, text: `${selection.text} and ${standsAs[segment]}` }

/** The name of a statement over a selection; empty for one that is not to be prepared. */
export const statementName = (statement: string, { name }: Selection): string => (name === null ? '' : `${statement}.${name}`)
