import type { ExportFormat } from '@dashboard/schema/vocabulary'
import { downloadLink, type DownloadFile, type DownloadKind } from '../../../access/downloads/downloads.service'
import { sealer } from '../../../access/pii/sealer.service'
import type { Scope } from '../../../access/scope'
import { isId } from '../../../core/page'
import { openPart } from '../../../core/sealed-bytes'
import * as repository from './exports.repository'
import type { ExportRecord } from './exports.repository'
import type { ExportRequest } from './request'

/** The kind of the files, as their links name it. */
const CUSTOMERS = 'customers'

const contentTypes: Record<ExportFormat, string> = {
  CSV: 'text/csv; charset=utf-8',
  EXCEL: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Amounts are for who may see them, whoever had them written down. */
const mayFetch = (scope: Scope, { isAboutMoney }: ExportRequest): boolean => !isAboutMoney || scope.can('revenue.view')

/** A link to the file; null unless it is there and the viewer may have it. */
export const linkOf = (scope: Scope, { id, status, request, expiresAt }: ExportRecord): string | null => {
  const isThere = status === 'READY' && expiresAt !== null && expiresAt > scope.now()
  return isThere && mayFetch(scope, request) ? downloadLink(scope, CUSTOMERS, id).url : null
}

async function* opened(scope: Scope, id: string, key: Buffer, sizeBytes: number): AsyncGenerator<Buffer, void> {
  let [position, sent] = [0, 0]
  while (sent < sizeBytes) {
    const sealed = await scope.read(db => repository.findPart(db, id, position))
    // A slow reader holds no connection meanwhile.
    await scope.refresh()
    if (!sealed) throw new Error('the file was deleted while it was fetched')
    const part = openPart(key, { file: id, position }, sealed)
    position += 1
    sent += part.length
    yield part
  }
}

const openFile = async (scope: Scope, input: unknown): Promise<DownloadFile | null> => {
  if (typeof input !== 'string' || !isId(input)) return null
  const file = await scope.read(db => repository.findFile(db, input, scope.now()))
  await scope.refresh()
  if (!file || !mayFetch(scope, file.request)) return null
  const key = Buffer.from(scope.house.singleton(sealer).open('fileKey', scope.providerId, file.fileKey), 'base64')
  return {
    name: file.fileName,
    contentType: contentTypes[file.format],
    sizeBytes: file.sizeBytes,
    id: input,
    parts: opened(scope, input, key, file.sizeBytes),
  }
}

/** The files that this room makes, by the names of their kinds. */
export const customersDownloads: Record<string, DownloadKind> = {
  [CUSTOMERS]: { permissions: ['customers.export', 'customers.view', 'business.view'], open: openFile },
}
