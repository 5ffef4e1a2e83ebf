import DataLoader from 'dataloader'
import type { Scope } from '../../access/scope'
import { type StandingRow, standings } from './list.repository'

const createLoader = (scope: Scope): DataLoader<string, StandingRow | null> =>
  new DataLoader(async ids => {
    const rows = await scope.read(db => standings(db, scope.now(), ids))
    const found = new Map(rows.map(row => [row.customerId, row]))
    return ids.map(id => found.get(id) ?? null)
  })

/** How a customer stands with the provider, and the tags: one statement for all who are asked for. */
export const standingOf = (scope: Scope, customerId: string): Promise<StandingRow | null> => scope.once(createLoader).load(customerId)
