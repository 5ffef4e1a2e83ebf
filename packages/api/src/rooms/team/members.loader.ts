import DataLoader from 'dataloader'
import type { Scope } from '../../access/scope'
import { notFound } from '../../core/errors'
import { countsAhead } from '../bookings'
import type { Actor } from './authority'
import { actorOf } from './actor.service'
import { contactsOf } from './contact.service'
import type { MemberRow } from './member'
import { byIds } from './members.repository'

const createLoaders = (scope: Scope) => {
  const member = new DataLoader<string, MemberRow | null>(async ids => {
    const rows = await scope.read(db => byIds(db, ids))
    const found = new Map(rows.map(row => [row.id, row]))
    return ids.map(id => found.get(id) ?? null)
  })
  const upcoming = new DataLoader<string, number>(async ids => {
    const rows = await scope.read(db => countsAhead(db, ids, scope.now()))
    const found = new Map(rows.map(row => [row.memberId, row.count]))
    return ids.map(id => found.get(id) ?? 0)
  })
  let actor: Promise<Actor> | null = null
  return {
    member,
    upcoming,
    /** The stored member whom the graph shows. */
    async stored({ id }: { id: string }): Promise<MemberRow> {
      const row = await member.load(id)
      if (!row) throw notFound('The team member')
      return row
    },
    /** Who asks, as rules see them. */
    actor: (): Promise<Actor> => (actor ??= actorOf(scope, id => member.load(id))),
    contacts: contactsOf(scope.house, scope.providerId),
  }
}

/** The request's loaders: each kind of thing costs one statement, however many ask. */
export const loadersOf = (scope: Scope) => scope.once(createLoaders)
