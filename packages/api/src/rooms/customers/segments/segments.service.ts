import type { SegmentInput } from '@dashboard/schema'
import { recordAudit } from '../../../access/audit.service'
import type { Scope } from '../../../access/scope'
import { badInput, conflict, type FieldProblem, notFound } from '../../../core/errors'
import { localDay } from '../../../core/local-time'
import { isId } from '../../../core/page'
import { textProblem } from '../../../core/text'
import type { TenantDb } from '../../../db/tenant'
import { isUniqueViolation } from '../../../db/violations'
import { assertMayAsk } from './allowed'
import { builtInSegments } from './built-in'
import { conditionsOf, type Criteria, isAboutMoney, readCriteria, toInput } from './criteria'
import { getSegment, type KnownSegment, knownSegments } from './known.service'
import * as repository from './segments.repository'
import * as snapshots from './snapshots.repository'

/** The counts of all segments are one statement: so many are counted well within a second. */
const MOST_SEGMENTS = 200
const LONGEST_NAME = 200

const missing = () => notFound('The segment')
const nameTaken: FieldProblem = { path: 'input.name', message: 'is the name of another segment' }
const isBuiltInName = (name: string): boolean => builtInSegments.some(known => known.name.toLowerCase() === name.toLowerCase())

/** A segment as it is shown, before anything is counted. */
const shown = (segment: KnownSegment) => ({ ...segment, criteria: toInput(segment.criteria) })

/** Every segment of which the viewer may know who is in it. */
export const listSegments = async (scope: Scope) => (await shownSegments(scope)).map(shown)

/** The same, understood: who may not know what somebody spends is told of no segment that asks for it. */
export const shownSegments = async (scope: Scope): Promise<KnownSegment[]> => {
  const mayKnow = scope.can('revenue.view')
  return (await knownSegments(scope)).filter(({ criteria }) => mayKnow || !isAboutMoney(criteria))
}

interface Content {
  name: string
  criteria: Criteria
}

/** What is to be kept; BAD_USER_INPUT names every part that is not sound. */
const contentOf = (scope: Scope, input: SegmentInput): Content => {
  const name = input.name.trim()
  const nameProblem = textProblem(name, { max: LONGEST_NAME })
  const { criteria, problems } = readCriteria(input.criteria, 'input.criteria')
  const all = [...(nameProblem === null ? [] : [{ path: 'input.name', message: nameProblem }]), ...problems]
  if (isBuiltInName(name)) all.push(nameTaken)
  if (all.length > 0) throw badInput(all)
  assertMayAsk(scope, criteria)
  return { name, criteria }
}

/** BAD_USER_INPUT where another segment has the name, or where there are too many. */
const assertRoom = async (db: TenantDb, name: string, id: string | null): Promise<void> => {
  const { isNamed, count } = await repository.surroundings(db, name, id)
  if (isNamed) throw badInput([nameTaken])
  if (id === null && count >= MOST_SEGMENTS) throw badInput([{ path: 'input', message: `must not be more than ${MOST_SEGMENTS} segments` }])
}

/** From who is in it now on is counted who joins and leaves. */
const count = async (db: TenantDb, scope: Scope, id: string, criteria: Criteria): Promise<void> => {
  const { providerId, timeZone } = scope
  const now = scope.now()
  await snapshots.forget(db, id)
  await snapshots.take(db, { providerId, now, timeZone }, [{ id, criteria }], localDay(now, timeZone))
}

/** Writes, and tells of a name that somebody else took between the look and the write. */
const write = <T>(scope: Scope, work: (db: TenantDb) => Promise<T>): Promise<T> =>
  scope.write(work).catch((error: unknown) => {
    throw isUniqueViolation(error) ? badInput([nameTaken]) : error
  })

/** Keeps a segment. */
export const createSegment = async (scope: Scope, input: SegmentInput) => {
  const { name, criteria } = contentOf(scope, input)
  const id = await write(scope, async db => {
    await assertRoom(db, name, null)
    const made = await repository.insert(db, { name, criteria: toInput(criteria) }, scope.viewer?.userId ?? null, scope.now())
    await count(db, scope, made, criteria)
    await recordAudit(db, scope, {
      action: 'SEGMENT_CREATED',
      subject: { kind: 'SEGMENT', id: made },
      details: { conditions: conditionsOf(criteria).length },
    })
    return made
  })
  return shown(await getSegment(scope, id))
}

/** The segment of that id for a change; NOT_FOUND for none, built-in ones among them, and CONFLICT where it is not as it was read. */
const held = async (db: TenantDb, scope: Scope, id: string, ifUpdatedAt?: Date | null): Promise<repository.SegmentRow> => {
  const row = isId(id) ? await repository.hold(db, id) : null
  if (row === null) throw missing()
  const { criteria } = readCriteria(row.criteria, 'criteria')
  assertMayAsk(scope, criteria)
  if (ifUpdatedAt && ifUpdatedAt.getTime() !== row.updatedAt.getTime())
    throw conflict('Somebody else changed the segment meanwhile. Load it again before changing it.')
  return row
}

/** Changes a segment. */
export const updateSegment = async (scope: Scope, id: string, input: SegmentInput) => {
  const { name, criteria } = contentOf(scope, input)
  await write(scope, async db => {
    const before = await held(db, scope, id, input.ifUpdatedAt)
    await assertRoom(db, name, before.id)
    const content = { name, criteria: toInput(criteria) }
    await repository.update(db, before.id, content, scope.now())
    // Who would be in it by other words did not join: it is counted anew.
    const isOther = JSON.stringify(toInput(readCriteria(before.criteria, '').criteria)) !== JSON.stringify(content.criteria)
    if (isOther) await count(db, scope, before.id, criteria)
    const fields = [...(name === before.name ? [] : ['name']), ...(isOther ? ['criteria'] : [])]
    await recordAudit(db, scope, { action: 'SEGMENT_CHANGED', subject: { kind: 'SEGMENT', id: before.id }, details: { fields } })
  })
  return shown(await getSegment(scope, id))
}

/** Deletes a segment; CONFLICT while a campaign goes to it. */
export const deleteSegment = async (scope: Scope, id: string): Promise<boolean> => {
  await scope.write(async db => {
    const { id: known } = await held(db, scope, id)
    const campaign = await repository.campaignOf(db, known)
    if (campaign !== null) throw conflict(`The campaign "${campaign}" goes to this segment. Choose another audience for it first.`)
    await repository.remove(db, known)
    await snapshots.forget(db, known)
    await recordAudit(db, scope, { action: 'SEGMENT_DELETED', subject: { kind: 'SEGMENT', id: known } })
  })
  return true
}
