import type { ExportCustomersInput } from '@dashboard/schema'
import type { CustomerSort, ExportFormat } from '@dashboard/schema/vocabulary'
import { recordAudit } from '../../../access/audit.service'
import { doSoon } from '../../../access/job-queue.service'
import { sealer } from '../../../access/pii/sealer.service'
import type { Scope } from '../../../access/scope'
import { badInput, conflict, forbidden, notFound, unauthenticated } from '../../../core/errors'
import { offsetAt } from '../../../core/local-time'
import { isId } from '../../../core/page'
import { orderOf } from '../list.service'
import { type Criteria, conditionsOf, isAboutMoney, readCriteria } from '../segments/criteria'
import { getSegment } from '../segments/known.service'
import { selectionOf } from '../selection.service'
import { isMoney } from './columns'
import { EXPORTS } from './exports.job'
import * as repository from './exports.repository'
import type { ExportRecord } from './exports.repository'
import { type ExportRequest, fieldProblems, fieldsOf } from './request'
import { newsOf } from './watch.service'

/** So many are written at a time for one provider: others want theirs too. */
const MOST_OPEN = 3
/** So many files are kept for one provider. */
const MOST_READY = 20
const MOST_LISTED = 100

const DEFAULT_ORDER: CustomerSort = 'VALUE'

const shares = { QUEUED: 0, READY: 1, EXPIRED: 1 } as const

/** How much of it is written, 0–1. */
const progressOf = ({ status, rowCount, totalRows }: ExportRecord): number => {
  if (status in shares) return shares[status as keyof typeof shares]
  return rowCount === null || totalRows === null ? 0 : rowCount / Math.max(totalRows, 1)
}

const shown = (record: ExportRecord) => ({ ...record, progress: progressOf(record) })
export type ShownExport = ReturnType<typeof shown>

/** The export of that id; null for none. */
export const findExport = async (scope: Scope, id: string): Promise<ShownExport | null> => {
  const record = isId(id) ? await scope.read(db => repository.find(db, id)) : null
  return record && shown(record)
}

/** The export of that id; NOT_FOUND for none. */
export const getExport = async (scope: Scope, id: string): Promise<ShownExport> => {
  const found = await findExport(scope, id)
  if (!found) throw notFound('The export')
  return found
}

/** The latest exports. BAD_USER_INPUT for an impossible number of them. */
export const listExports = async (scope: Scope, first: number): Promise<ShownExport[]> => {
  if (first < 1 || first > MOST_LISTED) throw badInput([{ path: 'first', message: `must be between 1 and ${MOST_LISTED}` }])
  return (await scope.read(db => repository.list(db, first))).map(shown)
}

const endings: Record<ExportFormat, string> = { CSV: 'csv', EXCEL: 'xlsx' }

/** `customers-vip-2026-03-20-1300.csv`, by the clock of the provider. */
const fileNameOf = ({ now, timeZone }: Scope, { format, segment }: ExportCustomersInput): string => {
  const at = now().getTime()
  const clock = new Date(at + offsetAt(at, timeZone)).toISOString().slice(0, 16).replace('T', '-').replace(':', '')
  const whom = segment && segment !== 'ALL' ? `-${segment.toLowerCase().replaceAll('_', '-')}` : ''
  return `customers${whom}-${clock}.${endings[format]}`
}

/** Everything that is asked of whom it is about. */
const criteriaOf = async (scope: Scope, { criteria, segmentId }: ExportCustomersInput): Promise<Criteria[]> => [
  ...(criteria ? [readCriteria(criteria, '').criteria] : []),
  ...(segmentId ? [(await getSegment(scope, segmentId)).criteria] : []),
]

/** What is wanted, checked; BAD_USER_INPUT, NOT_FOUND and FORBIDDEN as the list of customers says them. */
const requestOf = async (scope: Scope, input: ExportCustomersInput): Promise<{ request: ExportRequest; asked: Criteria[] }> => {
  await selectionOf(scope, input, { at: 'input', problems: fieldProblems(input.fields, 'input.fields') })
  const fields = fieldsOf(input.fields)
  if (fields.some(isMoney) && !scope.can('revenue.view')) throw forbidden('revenue.view')
  const asked = await criteriaOf(scope, input)
  const sortBy = orderOf(scope, input.sortBy ?? DEFAULT_ORDER)
  const request = {
    fields,
    segment: input.segment ?? null,
    segmentId: input.segmentId ?? null,
    criteria: input.criteria ?? null,
    customerIds: input.customerIds?.filter(isId) ?? null,
    sortBy,
    isAboutMoney: fields.some(isMoney) || sortBy === 'VALUE' || asked.some(isAboutMoney),
  }
  return { request, asked }
}

/** What of a request the audit log may keep: what was asked about, not which words were looked for. */
const auditOf = (
  { fields, segment, segmentId, customerIds }: ExportRequest,
  format: ExportFormat,
  isSearched: boolean,
  asked: readonly Criteria[],
) => ({
  format,
  fields,
  ...(segment && { segment }),
  ...(segmentId && { segmentId }),
  ...(customerIds && { picked: customerIds.length }),
  ...(asked.length > 0 && { criteria: [...new Set(asked.flatMap(conditionsOf).map(({ field }) => field))] }),
  ...(isSearched && { searched: true }),
})

/** Has a file of customers written. Throws BAD_USER_INPUT, NOT_FOUND for an unknown segment, FORBIDDEN for amounts, CONFLICT when there are too many. */
export const requestExport = async (scope: Scope, input: ExportCustomersInput): Promise<ShownExport> => {
  const { house, viewer, providerId } = scope
  if (!viewer) throw unauthenticated()
  const { request, asked } = await requestOf(scope, input)
  const search = input.search?.trim() ?? ''
  const searched = search === '' ? null : house.singleton(sealer).seal('search', providerId, search)
  const id = await scope.write(async db => {
    const { open, ready } = await repository.countHeld(db)
    if (open >= MOST_OPEN) throw conflict(`${MOST_OPEN} exports are being written already. Wait until one is ready, or cancel one.`)
    if (ready >= MOST_READY) throw conflict(`There are ${MOST_READY} files already. Delete one first.`)
    const { format } = input
    const made = { requestedBy: viewer.userId, format, fileName: fileNameOf(scope, input), request, searched, createdAt: scope.now() }
    const exportId = await repository.insert(db, made)
    const details = auditOf(request, format, searched !== null, asked)
    await recordAudit(db, scope, { action: 'CUSTOMERS_EXPORTED', subject: { kind: 'EXPORT', id: exportId }, details })
    return exportId
  })
  await doSoon(house, EXPORTS)
  return getExport(scope, id)
}

/** Stops an export, or deletes its file; one that ended already stays as it is. NOT_FOUND for none. */
export const cancelExport = async (scope: Scope, asked: string): Promise<ShownExport> => {
  const { id } = await getExport(scope, asked)
  await scope.write(async db => {
    if (await repository.cancel(db, id)) await recordAudit(db, scope, { action: 'EXPORT_CANCELLED', subject: { kind: 'EXPORT', id } })
  })
  scope.house.singleton(newsOf).tell(id)
  return getExport(scope, id)
}
