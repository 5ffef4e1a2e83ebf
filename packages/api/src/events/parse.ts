import type { BusinessEventType } from '@dashboard/schema/vocabulary'
import { businessEventTypes } from '@dashboard/schema/vocabulary'
import type { FieldProblem } from '../core/errors'
import { badInput } from '../core/errors'
import type { ValidEvent } from './payload'
import { payloadSchemas } from './payload'
import { EARLIEST_YEAR, LATEST_YEAR, isSaneInstant } from './payload/instant'
import { problemsOf } from './payload/problems'

/** Most events that one call may carry; a longer list is the importer's matter. */
export const MAX_EVENTS_PER_CALL = 1000
/** Senders' clocks differ, but an event further ahead would outvote every later one. */
const MAX_AHEAD_MS = 2 * 86_400_000
const MAX_PROBLEMS = 20
/** Fields of payloads that tell when something was done. */
const DEEDS: ReadonlySet<string> = new Set(['checkedInAt', 'completedAt'])
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** An event as a sender gives it. */
export interface EventInput {
  id: string
  type: BusinessEventType
  occurredAt: Date
  payload: unknown
}

const headProblems = (event: EventInput, path: string, latestMs: number): FieldProblem[] => {
  const problems: FieldProblem[] = []
  if (!UUID.test(event.id)) problems.push({ path: `${path}.id`, message: 'must be a UUID' })
  if (!businessEventTypes.includes(event.type))
    problems.push({ path: `${path}.type`, message: `must be one of ${businessEventTypes.join(', ')}` })
  const ms = event.occurredAt.getTime()
  if (!isSaneInstant(ms))
    problems.push({ path: `${path}.occurredAt`, message: `must lie in the years ${EARLIEST_YEAR} to ${LATEST_YEAR - 1}` })
  else if (ms > latestMs) problems.push({ path: `${path}.occurredAt`, message: 'must not lie in the future' })
  return problems
}

/** What the payload says of when something was done: no later than now, or than the event that tells it. */
const deedProblems = (event: EventInput, data: object, path: string, latestMs: number): FieldProblem[] =>
  Object.entries(data).flatMap(([field, value]) =>
    DEEDS.has(field) && Date.parse(String(value)) > Math.max(latestMs, event.occurredAt.getTime())
      ? [{ path: `${path}.payload.${field}`, message: 'must not lie in the future' }]
      : [],
  )

const parseOne = (event: EventInput, path: string, currency: string, latestMs: number): ValidEvent | FieldProblem[] => {
  const problems = headProblems(event, path, latestMs)
  if (problems.length > 0) return problems
  const result = payloadSchemas(currency)[event.type].safeParse(event.payload, { reportInput: true })
  if (!result.success) return problemsOf(result.error.issues, `${path}.payload`)
  const untimely = deedProblems(event, result.data as object, path, latestMs - MAX_AHEAD_MS)
  if (untimely.length > 0) return untimely
  // The schema was chosen by the type, which TypeScript cannot follow through the record.
  return { id: event.id.toLowerCase(), type: event.type, occurredAt: event.occurredAt, payload: result.data } as ValidEvent
}

/**
 * Validates and normalises a call's events; all or none. Throws BAD_USER_INPUT that names every offending field,
 * e.g. `events.3.payload.startsAt`. With `now`, events from the future are refused as well.
 */
export const parseEvents = (input: readonly EventInput[], provider: { currency: string }, now?: Date): ValidEvent[] => {
  if (input.length > MAX_EVENTS_PER_CALL)
    throw badInput([{ path: 'events', message: `must be at most ${MAX_EVENTS_PER_CALL} in one call` }])
  const latestMs = now === undefined ? Infinity : now.getTime() + MAX_AHEAD_MS
  const events: ValidEvent[] = []
  const problems: FieldProblem[] = []
  input.forEach((event, index) => {
    const parsed = parseOne(event, `events.${index}`, provider.currency, latestMs)
    if (Array.isArray(parsed)) problems.push(...parsed)
    else events.push(parsed)
  })
  if (problems.length > 0) throw badInput(problems.slice(0, MAX_PROBLEMS))
  return events
}
