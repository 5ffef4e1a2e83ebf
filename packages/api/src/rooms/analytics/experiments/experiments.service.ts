import type { Experiment, ExperimentInput } from '@dashboard/schema'
import { recordAudit } from '../../../access/audit.service'
import type { Scope } from '../../../access/scope'
import type { FieldProblem } from '../../../core/errors'
import { badInput, conflict, notFound } from '../../../core/errors'
import { isId } from '../../../core/page'
import type { TenantDb } from '../../../db/tenant'
import { isUniqueViolation } from '../../../db/violations'
import type { ExperimentDetails } from './experiment-details'
import { experimentDetails } from './experiment-details'
import * as repository from './experiments.repository'
import { shownExperiments } from './judgements.service'
import { endedAt, statusAt } from './status'

export const missingExperiment = () => notFound('The experiment')

/** Every experiment with what came of it: two statements, and one for the services that they are about. */
export const experiments = async (scope: Scope): Promise<Experiment[]> => shownExperiments(scope, await scope.read(repository.all))

const experiment = async (scope: Scope, id: string): Promise<Experiment> => {
  const row = await scope.read(db => repository.find(db, id))
  const [shown] = row === null ? [] : await shownExperiments(scope, [row])
  if (shown === undefined) throw missingExperiment()
  return shown
}

const nameTaken: FieldProblem = { path: 'input.name', message: 'is the name of another experiment' }

const insert = async (db: TenantDb, scope: Scope, details: ExperimentDetails): Promise<string> => {
  const serviceId = details.serviceId !== null && isId(details.serviceId) ? details.serviceId : null
  const { isFull, isNamed, isService } = await repository.surroundings(db, details.name, serviceId)
  const problems: FieldProblem[] = [
    ...(isNamed ? [nameTaken] : []),
    ...(details.serviceId !== null && !isService ? [{ path: 'input.serviceId', message: 'is not a service; choose one of services' }] : []),
    ...(isFull ? [{ path: 'input', message: 'there are as many experiments as can be kept' }] : []),
  ]
  if (problems.length > 0) throw badInput(problems)
  const id = await repository.insert(db, details, scope.now())
  await recordAudit(db, scope, {
    action: 'EXPERIMENT_CREATED',
    subject: { kind: 'EXPERIMENT', id },
    details: { variants: details.variants.length, startsAt: details.startsAt, endsAt: details.endsAt },
  })
  return id
}

/** Sets up an experiment; BAD_USER_INPUT names every field that is not sound. */
export const createExperiment = async (scope: Scope, input: ExperimentInput): Promise<Experiment> => {
  const details = experimentDetails(input, scope.now())
  const id = await scope
    .write(db => insert(db, scope, details))
    .catch((error: unknown) => {
      // Somebody else took the name between the look and the write.
      throw isUniqueViolation(error) ? badInput([nameTaken]) : error
    })
  return experiment(scope, id)
}

/** Ends an experiment now, also one that has not begun; CONFLICT where it had ended. */
export const endExperiment = async (scope: Scope, id: string): Promise<Experiment> => {
  if (!isId(id)) throw missingExperiment()
  await scope.write(async db => {
    const row = await repository.hold(db, id)
    if (row === null) throw missingExperiment()
    if (statusAt(row, scope.now()) === 'ENDED') throw conflict('The experiment has ended already.')
    await repository.setDates(db, row.id, endedAt(row, scope.now()))
    await recordAudit(db, scope, { action: 'EXPERIMENT_ENDED', subject: { kind: 'EXPERIMENT', id: row.id } })
  })
  return experiment(scope, id)
}
