import type { Experiment, ExperimentInput } from '@dashboard/schema'
import { recordAudit } from '../../../access/audit.service'
import { runHeavy } from '../../../access/heavy.service'
import type { Scope } from '../../../access/scope'
import type { FieldProblem } from '../../../core/errors'
import { badInput, conflict, notFound } from '../../../core/errors'
import { isId } from '../../../core/page'
import type { TenantDb } from '../../../db/tenant'
import { isUniqueViolation } from '../../../db/violations'
import { loadersOf } from '../../bookings'
import type { ExperimentDetails } from './experiment-details'
import { experimentDetails } from './experiment-details'
import type { ExperimentRow } from './experiments.repository'
import * as repository from './experiments.repository'
import type { OutcomeRow } from './exposures.repository'
import { outcomesOf } from './exposures.repository'
import type { Judgement, Trial } from './judge'
import { isHeavy, judgeTask } from './judge'
import type { Outcome } from './results'
import { endedAt, statusAt } from './status'

export const missingExperiment = () => notFound('The experiment')

const outcomesIn = (rows: readonly OutcomeRow[], { id, variants }: ExperimentRow): Outcome[] =>
  variants.map(variant => {
    const row = rows.find(({ experimentId, position }) => experimentId === id && position === variant.position)
    return { exposed: 0, conversions: 0, revenue: '0', squares: 0, ...row, ...variant }
  })

/** What is said of experiments; whoever waits for others does not wait for this. */
const judged = async (scope: Scope, trials: readonly Trial[]): Promise<Judgement[]> => {
  const docket = { trials, currency: scope.provider.currency }
  return isHeavy(docket) ? runHeavy(scope.house, judgeTask, docket) : judgeTask.run(docket)
}

const shownExperiments = async (scope: Scope, rows: readonly ExperimentRow[]): Promise<Experiment[]> => {
  const outcomes = await scope.read(db =>
    outcomesOf(
      db,
      rows.map(({ id }) => id),
    ),
  )
  const trials = rows.map(row => ({
    id: row.id,
    outcomes: outcomesIn(outcomes, row),
    minimumEffect: row.minimumEffect,
    status: statusAt(row, scope.now()),
  }))
  const judgements = new Map((await judged(scope, trials)).map(judgement => [judgement.id, judgement]))
  const shown = rows.map(async (row): Promise<Experiment[]> => {
    const judgement = judgements.get(row.id)
    const service = row.serviceId === null ? null : await loadersOf(scope).service.load(row.serviceId)
    return judgement ? [{ ...row, service, ...judgement }] : []
  })
  return (await Promise.all(shown)).flat()
}

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
