import type { CustomerSelectionInput } from '@dashboard/schema'
import { recordAudit } from '../../access/audit.service'
import type { Scope } from '../../access/scope'
import { badInput, type FieldProblem } from '../../core/errors'
import { isId } from '../../core/page'
import type { TenantDb } from '../../db/tenant'
import type { Selection } from './selection-sql'
import { selectionOf } from './selection.service'
import type { TaggedRow } from './tagging.repository'
import * as repository from './tagging.repository'
import { MOST_TAGS, movesOf, retagged, type TagChange, tagsProblem, tidyTags } from './tags'

/** More than this is done in steps: a change of so many takes about a second, and the list of who can undo it is still one answer. */
const MOST_CUSTOMERS = 10_000

const tooMany: FieldProblem = { path: 'selection', message: `must be at most ${MOST_CUSTOMERS} customers` }

const problemsOf = ({ ids }: CustomerSelectionInput, { add, remove }: TagChange): FieldProblem[] => {
  const taken = new Set(remove.map(tag => tag.toLowerCase()))
  return [
    { path: 'add', message: tagsProblem(add) },
    { path: 'remove', message: tagsProblem(remove) },
    { path: 'add', message: add.length + remove.length === 0 ? 'must not be empty where nothing is removed' : null },
    { path: 'add', message: add.some(tag => taken.has(tag.toLowerCase())) ? 'must not name what is removed' : null },
    { path: 'selection.ids', message: (ids?.length ?? 0) > MOST_CUSTOMERS ? `must be at most ${MOST_CUSTOMERS} ids` : null },
  ].flatMap(({ path, message }) => (message === null ? [] : [{ path, message }]))
}

const wantedOf = async (scope: Scope, selection: CustomerSelectionInput, problems: readonly FieldProblem[]): Promise<Selection> => {
  if (!selection.ids) return selectionOf(scope, selection, { at: 'selection', problems })
  if (problems.length > 0) throw badInput(problems)
  return repository.ofIds(scope.providerId, scope.now(), selection.ids.filter(isId))
}

const retag = async (db: TenantDb, customers: readonly TaggedRow[], change: TagChange) => {
  const after = customers.map(({ id, tags }) => ({ id, ...retagged(tags, change) }))
  const full = after.filter(({ tags, given }) => given.length > 0 && tags.length > MOST_TAGS).length
  if (full > 0) throw badInput([{ path: 'add', message: `would give more than ${MOST_TAGS} tags to ${full} of them: nobody was changed` }])
  const changed = after.filter(({ given, taken }) => given.length + taken.length > 0)
  if (changed.length > 0)
    await repository.setTags(
      db,
      changed.map(({ id, tags }) => ({ id, tags })),
    )
  return {
    changedCount: changed.length,
    addedTo: changed.filter(({ given }) => given.length > 0).map(({ id }) => id),
    removedFrom: changed.filter(({ taken }) => taken.length > 0).map(({ id }) => id),
    added: movesOf(changed.map(({ id, given }) => ({ id, tags: given }))),
    removed: movesOf(changed.map(({ id, taken }) => ({ id, tags: taken }))),
  }
}

/** Gives tags to many customers and takes tags from them, all or nothing. Ids of nobody whom the viewer may see are passed over. */
export const tagCustomers = async (scope: Scope, selection: CustomerSelectionInput, tags: TagChange) => {
  const change = { add: tidyTags(tags.add), remove: tidyTags(tags.remove) }
  const wanted = await wantedOf(scope, selection, problemsOf(selection, change))
  return scope.write(async db => {
    const customers = await repository.hold(db, wanted, MOST_CUSTOMERS + 1)
    if (customers.length > MOST_CUSTOMERS) throw badInput([tooMany])
    const result = await retag(db, customers, change)
    if (result.changedCount > 0)
      await recordAudit(db, scope, {
        action: 'CUSTOMERS_TAGGED',
        details: { customers: result.changedCount, added: result.addedTo.length, removed: result.removedFrom.length },
      })
    return result
  })
}
