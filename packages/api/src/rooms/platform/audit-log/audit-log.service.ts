import { auditWords, type AuditFilter, type AuditLogArgs, type Page } from '@dashboard/schema'
import type { AuditSubject } from '@dashboard/schema/vocabulary'
import { browserOf } from '../../../access/accounts/browser'
import { recordView } from '../../../access/audit.service'
import { downloadLink, type DownloadFile } from '../../../access/downloads/downloads.service'
import type { Scope } from '../../../access/scope'
import { addDays } from '../../../core/calendar'
import { BYTE_ORDER_MARK, csvRow } from '../../../core/csv'
import { badInput } from '../../../core/errors'
import { startOfDay } from '../../../core/local-time'
import { cursorOf, isId, pageOf, pageRequest } from '../../../core/page'
import type { AuditConditions, AuditRow } from './audit-log.repository'
import * as repository from './audit-log.repository'
import { actorName, detailsText, type Names, subjectName } from './names'

const LIST = 'audit'
const EXPORT_PAGE = 250
/** What no entry can be: nothing is found by it. */
const nothing = '00000000-0000-0000-0000-000000000000'

const checked = (filter: AuditFilter): void => {
  const { from, to, subjectId } = filter
  if (from && to && to < from) throw badInput([{ path: 'filter.to', message: 'must not be before filter.from' }])
  if (subjectId && (subjectId.length > 100 || /\0|\p{Surrogate}/u.test(subjectId)))
    throw badInput([{ path: 'filter.subjectId', message: 'is not an id' }])
}

const conditionsOf = async (scope: Scope, filter: AuditFilter): Promise<AuditConditions> => {
  checked(filter)
  const { actions, actorId, subjectKind, subjectId, from, to } = filter
  const members = actorId && isId(actorId) ? await scope.read(repository.members) : []
  const actor = members.find(({ id }) => id === actorId?.toLowerCase())
  return {
    actions: actions ? [...new Set(actions)] : null,
    userId: actorId ? (actor?.userId ?? nothing) : null,
    subjectKind: subjectKind ?? null,
    subjectId: subjectId ?? null,
    from: from ? startOfDay(from, scope.timeZone) : null,
    until: to ? startOfDay(addDays(to, 1), scope.timeZone) : null,
  }
}

const subjectsOf = (rows: readonly AuditRow[], kind: AuditSubject): string[] => [
  ...new Set(rows.flatMap(row => (row.subjectKind === kind && row.subjectId && isId(row.subjectId) ? [row.subjectId] : []))),
]

const namesOf = async (scope: Scope, rows: readonly AuditRow[]): Promise<Names> => {
  const customerIds = subjectsOf(rows, 'CUSTOMER')
  // Experiments are the whole business's: who is confined to their own work reads none.
  const experimentIds = scope.ownOnly === null ? subjectsOf(rows, 'EXPERIMENT') : []
  const [customers, members, tokens, experiments] = await Promise.all([
    customerIds.length === 0 ? [] : scope.read(db => repository.customerNames(db, customerIds)),
    scope.read(repository.members),
    scope.read(repository.tokenNames),
    experimentIds.length === 0 ? [] : scope.read(db => repository.experimentNames(db, experimentIds)),
  ])
  return {
    customers: new Map(customers.map(({ id, name }) => [id, name])),
    members: new Map(members.map(({ id, name }) => [id, name])),
    people: new Map(members.flatMap(({ id, name, userId }) => (userId ? [[userId, { id, name }]] : []))),
    tokens: new Map(tokens.map(({ id, name }) => [id, name])),
    experiments: new Map(experiments.map(({ id, name }) => [id, name])),
  }
}

const shown = (row: AuditRow, names: Names) => ({
  ...row,
  summary: auditWords[row.action],
  actor: actorName(row, names),
  actorId: row.userId === null ? null : (names.people.get(row.userId)?.id ?? null),
  subject: subjectName(row.subjectKind, row.subjectId, names),
  details: detailsText(row.details),
  browser: row.userAgent === null ? null : browserOf(row.userAgent),
})
type ShownEntry = ReturnType<typeof shown>

/** One page of the audit log, newest first. */
export const auditLog = async (scope: Scope, { filter, ...args }: AuditLogArgs): Promise<Page<ShownEntry>> => {
  const asked = pageRequest(LIST, args)
  const conditions = await conditionsOf(scope, filter ?? {})
  const rows = await scope.read(db => repository.page(db, conditions, asked))
  const names = await namesOf(scope, rows)
  const entries = rows.map(row => shown(row, names))
  return pageOf(
    entries,
    asked,
    entry => cursorOf(LIST, entry),
    () => scope.read(db => repository.count(db, conditions)),
  )
}

async function* csvOf(scope: Scope, filter: AuditFilter): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvRow(['When (UTC)', 'Who', 'What', 'To whom', 'Id', 'Facts', 'Address', 'Browser'])
  let after: string | null = null
  do {
    const { nodes, pageInfo }: Page<ShownEntry> = await auditLog(scope, { filter, first: EXPORT_PAGE, after })
    // A slow reader holds no connection meanwhile: the cursor alone says how to go on.
    await scope.refresh()
    yield nodes
      .map(({ at, actor, summary, subject, subjectId, details, ip, browser }) =>
        csvRow([at.toISOString(), actor, summary, subject, subjectId, details, ip, browser]),
      )
      .join('')
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null
  } while (after !== null)
}

/** The audit log as a file, page by page. */
export const auditFile = async (scope: Scope, filter: AuditFilter): Promise<DownloadFile> => ({
  name: `audit-log-${scope.now().toISOString().slice(0, 10)}.csv`,
  contentType: 'text/csv; charset=utf-8',
  parts: csvOf(scope, filter),
})

/** A link to the entries that meet the filter, as CSV; that it was asked for is itself an entry. */
export const exportAuditLog = async (scope: Scope, filter: AuditFilter) => {
  const conditions = await conditionsOf(scope, filter)
  await recordView(scope, [{ action: 'AUDIT_EXPORTED', subject: { kind: 'EXPORT', id: 'audit' }, details: { ...conditions } }])
  const { actorId, subjectKind, subjectId, from, to } = filter
  return downloadLink(scope, 'audit', { actions: conditions.actions, actorId, subjectKind, subjectId, from, to })
}
