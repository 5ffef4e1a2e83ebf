import type { Download } from '@dashboard/schema'
import { recordView } from '../../access/audit.service'
import { downloadLink, type DownloadFile } from '../../access/downloads/downloads.service'
import { sealer } from '../../access/pii/sealer.service'
import type { Scope } from '../../access/scope'
import { notFound } from '../../core/errors'
import { isId } from '../../core/page'
import { readable } from './customer-data'
import { exists, readParts } from './customer-data.repository'

/** The kind of the file, as its links name it. */
export const CUSTOMER_DATA = 'customer-data'

const isThere = async (scope: Scope, id: unknown): Promise<boolean> =>
  typeof id === 'string' && isId(id) && (await scope.read(db => exists(db, id)))

/** A link to everything that is kept of a customer; that it was asked for is written down. Throws NOT_FOUND. */
export const exportCustomerData = async (scope: Scope, customerId: string): Promise<Download> => {
  if (!(await isThere(scope, customerId))) throw notFound('The customer')
  const id = customerId.toLowerCase()
  await recordView(scope, [{ action: 'CUSTOMER_DATA_EXPORTED', subject: { kind: 'CUSTOMER', id } }])
  return downloadLink(scope, CUSTOMER_DATA, id)
}

/** The file of a link; null when the customer is gone. */
export const customerFile = async (scope: Scope, input: unknown): Promise<DownloadFile | null> => {
  if (typeof input !== 'string' || !(await isThere(scope, input))) return null
  const seals = scope.house.singleton(sealer)
  const parts = await scope.read(db => readParts(db, input))
  await scope.refresh()
  const data = readable(parts, (kind, text) => seals.open(kind, scope.providerId, text))
  const text = JSON.stringify({ provider: scope.provider.name, asOf: scope.now(), customerId: input, ...data }, null, 2)
  return {
    name: `customer-${input}.json`,
    contentType: 'application/json; charset=utf-8',
    parts: (async function* () {
      yield await Promise.resolve(text)
    })(),
  }
}
