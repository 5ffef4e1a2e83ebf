import type { Experiment } from '@dashboard/schema'
import type { ExperimentStatus } from '@dashboard/schema/vocabulary'
import { cached } from '../../../access/cache.service'
import { runHeavy } from '../../../access/heavy.service'
import type { Scope } from '../../../access/scope'
import { loadersOf } from '../../bookings'
import type { ExperimentRow } from './experiments.repository'
import type { OutcomeRow } from './exposures.repository'
import { outcomesOf } from './exposures.repository'
import type { Judgement } from './judge'
import { isHeavy, judgeTask } from './judge'
import type { Outcome } from './results'
import { statusAt } from './status'

/** An experiment, and where it stands now. */
type Standing = ExperimentRow & { status: ExperimentStatus }

const outcomesIn = (rows: readonly OutcomeRow[], { id, variants }: ExperimentRow): Outcome[] =>
  variants.map(variant => {
    const row = rows.find(({ experimentId, position }) => experimentId === id && position === variant.position)
    return { exposed: 0, conversions: 0, revenue: '0', squares: 0, ...row, ...variant }
  })

/** What is said of experiments; whoever waits for others does not wait for this. */
const judge = async (scope: Scope, experiments: readonly Standing[]): Promise<Judgement[]> => {
  const ids = experiments.map(({ id }) => id)
  const outcomes = await scope.read(db => outcomesOf(db, ids))
  const trials = experiments.map(each => {
    const { id, status, minimumEffect } = each
    return { id, status, minimumEffect, outcomes: outcomesIn(outcomes, each) }
  })
  const docket = { trials, currency: scope.provider.currency }
  return isHeavy(docket) ? runHeavy(scope.house, judgeTask, docket) : judgeTask.run(docket)
}

/** Experiments with what came of them; one statement, and one for the services that they are about. */
export const shownExperiments = async (scope: Scope, rows: readonly ExperimentRow[]): Promise<Experiment[]> => {
  const experiments = rows.map((row): Standing => ({ ...row, status: statusAt(row, scope.now()) }))
  // Where they stand follows from the hour, so it is told with the question.
  const asked = experiments.map(({ id, status }) => ({ id, status }))
  const judgements = await cached(scope, 'experiments', asked, () => judge(scope, experiments))
  const byId = new Map(judgements.map(judgement => [judgement.id, judgement]))
  const shown = experiments.map(async (each): Promise<Experiment[]> => {
    const judgement = byId.get(each.id)
    const service = each.serviceId === null ? null : await loadersOf(scope).service.load(each.serviceId)
    return judgement ? [{ ...each, service, variants: judgement.variants, result: judgement.result }] : []
  })
  return (await Promise.all(shown)).flat()
}
