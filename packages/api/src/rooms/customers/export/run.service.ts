import { randomBytes } from 'node:crypto'
import type { ExportFormat } from '@dashboard/schema/vocabulary'
import { recordIdentityAudit } from '../../../access/audit.service'
import type { House } from '../../../access/house'
import { sealer } from '../../../access/pii/sealer.service'
import { rolePermissions } from '../../../access/roles'
import { createScope } from '../../../access/scope'
import { DomainError } from '../../../core/errors'
import { FILE_KEY_BYTES, sealPart } from '../../../core/sealed-bytes'
import { poolBeside } from '../../../db/pool'
import { openTenantRead, type TenantDb } from '../../../db/tenant'
import type { Selection } from '../selection-sql'
import { selectionOf } from '../selection.service'
import type { ExportRow, Writing } from './cells'
import { isContact } from './columns'
import { csvFile } from './csv-file'
import { excelFile } from './excel-file.service'
import { partsOf } from './parts'
import { count, pages } from './rows.repository'
import * as repository from './runs.repository'
import type { Run } from './runs.repository'
import { Interrupted, newsOf, Overtaken, type Watch, watchRun } from './watch.service'

const DAY_MS = 86_400_000
/** What is not fetched within a week is not wanted; personal data does not lie about for longer. */
const KEPT_MS = 7 * DAY_MS
/** What ended its process or failed so often will not go better the next time. */
const MOST_ATTEMPTS = 3

type WriteFile = (rows: AsyncIterable<readonly ExportRow[]>, writing: Writing) => AsyncIterable<string | Buffer>
const writers: Record<ExportFormat, WriteFile> = { CSV: csvFile, EXCEL: excelFile }

/** Long reads hold a connection for their whole time: none of those that requests wait for. */
const readers = (house: House) => {
  const pool = poolBeside(house.pool, 2, 'dashboard exports')
  house.onClose(() => pool.end())
  return pool
}

/** The selection of an export, made as who asked for it was allowed to. */
const selectionOfRun = async (house: House, { providerId, provider, request, searched }: Run): Promise<Selection> => {
  const viewer = {
    userId: '',
    sessionId: null,
    tokenId: null,
    email: '',
    name: '',
    memberId: null,
    role: 'OWNER',
    // What it asks was checked when it was asked for.
    permissions: rolePermissions.OWNER,
    provider: { ...provider, id: providerId },
  } as const
  const scope = createScope(house, viewer)
  const search = searched === null ? null : house.singleton(sealer).open('search', providerId, searched)
  const { segment, segmentId, criteria, customerIds } = request
  return selectionOf(scope, { segment, segmentId, criteria, customerIds, search }).finally(() => scope.close())
}

async function* watched(rows: AsyncIterable<ExportRow[]>, watch: Watch): AsyncGenerator<ExportRow[], void> {
  for await (const page of rows) {
    watch.check()
    yield page
    watch.wrote(page.length)
  }
}

/** Writes the file out of one snapshot; its length in bytes. */
const writeFile = async (house: House, run: Run, db: TenantDb, watch: Watch): Promise<number> => {
  const { providerId, request, provider } = run
  const seals = house.singleton(sealer)
  const selection = await selectionOfRun(house, run)
  watch.begin(await count(db, selection))
  const key = randomBytes(FILE_KEY_BYTES)
  if (!(await repository.keepKey(house.enginePool, run, seals.seal('fileKey', providerId, key.toString('base64'))))) throw new Overtaken()
  const rows = watched(pages(db, selection, request.fields, request.sortBy), watch)
  const writing = {
    ...provider,
    fields: request.fields,
    open: (kind: Parameters<typeof seals.open>[0], text: string) => seals.open(kind, providerId, text),
  }
  let [position, sizeBytes] = [0, 0]
  for await (const part of partsOf(writers[run.format](rows, writing))) {
    watch.check()
    const sealed = sealPart(key, { file: run.id, position }, part)
    if (!(await repository.addPart(house.enginePool, run, position, sealed))) throw new Overtaken()
    position += 1
    sizeBytes += part.length
  }
  return sizeBytes
}

/** Hands the file out, and notes for whom so many people's contact data was opened: both or neither. */
const finish = async (house: House, run: Run, rowCount: number, sizeBytes: number): Promise<void> => {
  const now = house.now()
  const fields = run.request.fields.filter(isContact)
  const client = await house.enginePool.connect()
  try {
    await client.query('begin')
    const isMine = await repository.finish(client, run, { rowCount, sizeBytes, now, expiresAt: new Date(now.getTime() + KEPT_MS) })
    if (!isMine) throw new Overtaken()
    if (fields.length > 0)
      await recordIdentityAudit(
        client,
        { providerId: run.providerId, userId: run.requestedBy, tokenId: null, ip: null, userAgent: null },
        now,
        { action: 'CUSTOMER_CONTACT_VIEWED', subject: { kind: 'EXPORT', id: run.id }, details: { fields, customers: rowCount } },
      )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

/** What becomes of a run that did not come to its end. */
const giveUp = async (house: House, run: Run, error: unknown): Promise<void> => {
  const { enginePool, log } = house
  if (error instanceof Overtaken) return
  if (error instanceof Interrupted || house.closing.aborted) {
    await repository.leave(enginePool, run)
    return
  }
  if (error instanceof DomainError) {
    await repository.fail(enginePool, run, error.message, house.now())
    return
  }
  log.error({ err: error, exportId: run.id, attempt: run.attempt }, 'an export could not be written')
  // Until it counts as dead, and somebody begins it again, what was in the way may be gone.
  if (run.attempt >= MOST_ATTEMPTS)
    await repository.fail(enginePool, run, 'Something went wrong on our side. Ask for it again.', house.now())
}

const write = async (house: House, run: Run): Promise<void> => {
  const watch = watchRun(house, run)
  try {
    await repository.settle(house.enginePool, run)
    const snapshot = await openTenantRead(house.singleton(readers), { providerId: run.providerId, memberId: null })
    const sizeBytes = await writeFile(house, run, snapshot.db, watch).finally(() => snapshot.close())
    await finish(house, run, watch.rowCount, sizeBytes)
  } catch (error) {
    await giveUp(house, run, error).catch((lost: unknown) => house.log.warn({ err: lost, exportId: run.id }, 'an export was left as it is'))
  } finally {
    watch.stop()
    house.singleton(newsOf).tell(run.id)
  }
}

/** Takes the next export that nobody writes and writes it; false when there is none. */
export const writeNext = async (house: House): Promise<boolean> => {
  const run = await repository.claim(house.enginePool)
  if (!run) return false
  // It ended its process each time.
  if (run.attempt > MOST_ATTEMPTS)
    await repository.fail(house.enginePool, run, 'It could not be written. Ask for fewer customers.', house.now())
  else await write(house, run)
  return true
}
