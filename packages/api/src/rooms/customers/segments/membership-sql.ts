import { everybodySql, everybodyStandingSql } from '../selection-sql'
import type { Criteria } from './criteria'
import { criteriaSql } from './criteria-sql'
import { fieldSources } from './fields'

/** For whom, when and where members are counted. */
export interface Surroundings {
  providerId: number
  now: Date
  timeZone: string
}

/** A part of a statement, with the values of `$1` and on. */
export interface Part {
  text: string
  values: unknown[]
}

const reach = (field: 'REACHABLE_BY_EMAIL' | 'REACHABLE_BY_SMS'): string => fieldSources[field].sql

/** What figures are made of, of every customer: who it is, what they spent, and how a message could reach them. */
const COLUMNS = `c.id, coalesce(r.total_spent, 0) as spent, coalesce(r.total_bookings, 0) as bookings,
    ${reach('REACHABLE_BY_EMAIL')} as by_email, ${reach('REACHABLE_BY_SMS')} as by_sms`

/** Everybody with `met`: for each of the criteria in turn whether they meet it, null for no. One walk over the customers for all of them. */
export const membershipSql = ({ providerId, now, timeZone }: Surroundings, criteria: readonly Criteria[]): Part => {
  const values: unknown[] = [providerId, now]
  const bind = (value: unknown): string => `$${values.push(value)}`
  const met = criteria.map(one => criteriaSql(one, { now, timeZone, bind, standing: 's.standing' }))
  return { text: `select ${COLUMNS}, array[${met.join(', ')}]::boolean[] as met ${everybodyStandingSql}`, values }
}

/** Those who meet criteria. */
export const membersSql = ({ providerId, now, timeZone }: Surroundings, criteria: Criteria): Part => {
  const values: unknown[] = [providerId, now]
  const bind = (value: unknown): string => `$${values.push(value)}`
  return { text: `select ${COLUMNS} ${everybodySql} and ${criteriaSql(criteria, { now, timeZone, bind })}`, values }
}
