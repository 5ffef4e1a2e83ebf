import type { ExperimentAssignment } from '@dashboard/schema'
import { recordAudit } from '../../../access/audit.service'
import type { Scope } from '../../../access/scope'
import { badInput, conflict, notFound } from '../../../core/errors'
import { isId } from '../../../core/page'
import type { TenantDb } from '../../../db/tenant'
import { assigned } from '../../../core/assignment'
import type { ExperimentRow } from './experiments.repository'
import { hold } from './experiments.repository'
import { missingExperiment } from './experiments.service'
import { customersAmong, expose, shownTo } from './exposures.repository'
import { statusAt } from './status'

/** As many as one statement takes without anybody waiting for it. */
const MOST_CUSTOMERS = 1000

const notRunning = { SCHEDULED: 'The experiment has not begun yet.', ENDED: 'The experiment has ended.' }

/** The experiment, kept from being ended meanwhile. */
const running = async (db: TenantDb, id: string, now: Date): Promise<ExperimentRow> => {
  const row = await hold(db, id)
  if (row === null) throw missingExperiment()
  const status = statusAt(row, now)
  if (status !== 'RUNNING') throw conflict(notRunning[status])
  return row
}

const write = async (db: TenantDb, scope: Scope, id: string, ids: readonly string[]): Promise<ExperimentAssignment[]> => {
  const now = scope.now()
  const { id: experimentId, variants } = await running(db, id, now)
  const known = await customersAmong(db, ids)
  if (ids.some(each => !known.has(each))) throw notFound('A customer')
  const exposures = ids.map(customerId => ({ customerId, position: assigned(experimentId, customerId, variants) }))
  const count = await expose(db, experimentId, exposures, now)
  if (count > 0)
    await recordAudit(db, scope, { action: 'EXPERIMENT_EXPOSED', subject: { kind: 'EXPERIMENT', id: experimentId }, details: { count } })
  const shown = new Map((await shownTo(db, experimentId, ids)).map(({ customerId, position }) => [customerId, position]))
  return exposures.map(({ customerId, position: fresh }) => {
    const position = shown.get(customerId) ?? fresh
    return { customerId, position, variant: variants.find(variant => variant.position === position)?.name ?? '' }
  })
}

/**
 * Puts customers into variants and notes when they were first shown them; whoever was before stays as they were. NOT_FOUND for all where
 * one of them is no customer, CONFLICT where the experiment does not run.
 */
export const exposeCustomers = async (scope: Scope, id: string, customerIds: readonly string[]): Promise<ExperimentAssignment[]> => {
  if (customerIds.length > MOST_CUSTOMERS) throw badInput([{ path: 'customerIds', message: `must not be more than ${MOST_CUSTOMERS}` }])
  if (!isId(id)) throw missingExperiment()
  const ids = [...new Set(customerIds.map(each => each.toLowerCase()))]
  if (!ids.every(isId)) throw notFound('A customer')
  return scope.write(db => write(db, scope, id, ids))
}
