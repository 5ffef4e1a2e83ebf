import type { Page, PageArgs } from '@dashboard/schema'
import { reveal } from '../../access/pii/reveal.service'
import { sealer } from '../../access/pii/sealer.service'
import type { Scope } from '../../access/scope'
import { badInput, forbidden, notFound } from '../../core/errors'
import { cursorOf, isId, pageOf, pageRequest } from '../../core/page'
import { textProblem } from '../../core/text'
import type { NoteRow } from './notes.repository'
import * as repository from './notes.repository'
import { getCustomer } from './profile.service'
import { tagsProblem, tidyTags } from './tags'

const LONGEST_NOTE = 5_000

/** Whoever wrote a note may change it, and whoever manages customers. */
const mayChange = ({ viewer, can }: Scope, { authorId }: NoteRow): boolean =>
  can('customers.manage') || (can('customers.notes') && viewer?.tokenId === null && authorId === viewer.userId)

const shown = (scope: Scope, row: NoteRow) => ({
  ...row,
  note: scope.house.singleton(sealer).open('note', scope.providerId, row.note),
  canChange: mayChange(scope, row),
  createdAt: row.at,
})
export type ShownNote = ReturnType<typeof shown>

/** One page of a customer's notes, newest first; that they are read is noted. */
export const listNotes = async (scope: Scope, customerId: string, args: PageArgs): Promise<Page<ShownNote>> => {
  const asked = pageRequest('notes', args)
  const rows = await scope.read(db => repository.notesOf(db, customerId, asked))
  if (rows.length > 0) await reveal(scope, { kind: 'CUSTOMER', id: customerId, field: 'notes' })
  return pageOf(
    rows.map(row => shown(scope, row)),
    asked,
    note => cursorOf('notes', note),
    () => scope.read(db => repository.count(db, 'notes', customerId)),
  )
}

/** One page of the messages to and from a customer, newest first; that they are read is noted. */
export const listCommunications = async (scope: Scope, customerId: string, args: PageArgs) => {
  const asked = pageRequest('communications', args)
  const rows = await scope.read(db => repository.communicationsOf(db, customerId, asked))
  if (rows.length > 0) await reveal(scope, { kind: 'CUSTOMER', id: customerId, field: 'communications' })
  const open = (text: string): string => scope.house.singleton(sealer).open('message', scope.providerId, text)
  return pageOf(
    rows.map(row => ({ ...row, sentAt: row.at, subject: row.subject === null ? null : open(row.subject), body: open(row.body) })),
    asked,
    message => cursorOf('communications', message),
    () => scope.read(db => repository.count(db, 'communications', customerId)),
  )
}

/** One page of the reviews by a customer with the answers to them, newest first; they are public. */
export const listReviews = async (scope: Scope, customerId: string, args: PageArgs) => {
  const asked = pageRequest('customerReviews', args)
  const rows = await scope.read(db => repository.reviewsOf(db, customerId, asked))
  return pageOf(
    rows.map(row => ({ ...row, reviewedAt: row.at })),
    asked,
    review => cursorOf('customerReviews', review),
    () => scope.read(db => repository.count(db, 'reviews', customerId)),
  )
}

const checked = (note: string, tags: readonly string[]): { note: string; tags: string[] } => {
  const text = note.trim()
  const problems = [
    { path: 'note', message: textProblem(text, { max: LONGEST_NOTE, lines: true }) },
    { path: 'tags', message: tagsProblem(tags) },
  ].flatMap(({ path, message }) => (message === null ? [] : [{ path, message }]))
  if (problems.length > 0) throw badInput(problems)
  return { note: text, tags: tidyTags(tags) }
}

const readBack = async (scope: Scope, id: string): Promise<ShownNote> => {
  const row = isId(id) ? await scope.read(db => repository.findNote(db, id)) : null
  if (!row) throw notFound('The note')
  return shown(scope, row)
}

const getToChange = async (scope: Scope, id: string): Promise<ShownNote> => {
  const note = await readBack(scope, id)
  if (!note.canChange) throw forbidden('customers.manage')
  return note
}

/** Writes a note about a customer. */
export const addNote = async (scope: Scope, customerId: string, note: string, tags: readonly string[]): Promise<ShownNote> => {
  const tidy = checked(note, tags)
  const customer = await getCustomer(scope, customerId)
  const sealed = scope.house.singleton(sealer).seal('note', scope.providerId, tidy.note)
  const authorId = scope.viewer?.tokenId === null ? scope.viewer.userId : null
  const id = await scope.write(db =>
    repository.insertNote(db, { customerId: customer.id, authorId, note: sealed, tags: tidy.tags, now: scope.now() }),
  )
  return readBack(scope, id)
}

/** Changes a note; FORBIDDEN for somebody else's without the right to manage customers. */
export const updateNote = async (scope: Scope, id: string, note: string, tags: readonly string[]): Promise<ShownNote> => {
  const tidy = checked(note, tags)
  await getToChange(scope, id)
  const sealed = scope.house.singleton(sealer).seal('note', scope.providerId, tidy.note)
  await scope.write(db => repository.updateNote(db, id, sealed, tidy.tags, scope.now()))
  return readBack(scope, id)
}

/** Deletes a note. */
export const deleteNote = async (scope: Scope, id: string): Promise<true> => {
  await getToChange(scope, id)
  await scope.write(db => repository.deleteNote(db, id))
  return true
}
