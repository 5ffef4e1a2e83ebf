import type { Scope } from '../../access/scope'
import { badInput, notFound, unauthenticated } from '../../core/errors'
import { isId } from '../../core/page'
import { textProblem } from '../../core/text'
import { searchOf } from './search'
import type { ViewRow } from './views.repository'
import * as repository from './views.repository'

const LONGEST_NAME = 100
const LONGEST_QUERY = 4_000
/** A menu that is longer is no help to anybody. */
const MOST_VIEWS = 50

const userOf = ({ viewer }: Scope): string => {
  if (!viewer) throw unauthenticated()
  return viewer.userId
}

/** The viewer's own saved views, by name. */
export const listViews = (scope: Scope): Promise<ViewRow[]> => scope.read(db => repository.list(db, userOf(scope)))

/** What is wrong with the part of an address behind its question mark; null where nothing is. */
const queryProblem = (query: string): string | null => {
  if (query.includes('#') || query.includes('?')) return 'must be the part of an address behind the question mark'
  const problem = textProblem(query, { min: 0, max: LONGEST_QUERY })
  if (problem !== null) return problem
  // An erasure would not find an address or number here, and who is meant has a page of their own.
  const kind = searchOf(new URLSearchParams(query).get('search') ?? '')?.kind
  return kind === 'email' || kind === 'phone' ? 'looks for an address or a telephone number, which is not kept in a view' : null
}

/** Keeps a view in the place of the viewer's of that name. BAD_USER_INPUT names what is wrong, and where there are too many. */
export const saveView = async (scope: Scope, name: string, query: string): Promise<ViewRow> => {
  const view = { name: name.trim(), query: query.trim().replace(/^\?/, '') }
  const problems = [
    { path: 'name', message: textProblem(view.name, { max: LONGEST_NAME }) },
    { path: 'query', message: queryProblem(view.query) },
  ].flatMap(({ path, message }) => (message === null ? [] : [{ path, message }]))
  if (problems.length > 0) throw badInput(problems)
  const saved = await scope.write(db => repository.save(db, { ...view, userId: userOf(scope), most: MOST_VIEWS, now: scope.now() }))
  if (saved === null) throw badInput([{ path: 'name', message: `must not be one more than ${MOST_VIEWS} views; delete one first` }])
  return saved
}

/** Deletes a view of the viewer's; NOT_FOUND for an id of none. */
export const deleteView = async (scope: Scope, id: string): Promise<true> => {
  const isGone = isId(id) && (await scope.write(db => repository.remove(db, userOf(scope), id)))
  if (!isGone) throw notFound('The view')
  return true
}
