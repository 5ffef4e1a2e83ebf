import type { ExperimentResult, ExperimentVariant } from '@dashboard/schema'
import type { ExperimentStatus } from '@dashboard/schema/vocabulary'
import type { HeavyTask } from '../../../access/heavy.service'
import type { Outcome } from './results'
import { shownVariants } from './results'
import { resultOf } from './verdict'

/** What came of an experiment, and where it stands. */
export interface Trial {
  id: string
  /** The control first. */
  outcomes: readonly Outcome[]
  minimumEffect: number
  status: ExperimentStatus
}

/** What is said of an experiment. */
export interface Judgement extends Pick<Trial, 'id' | 'status'> {
  variants: ExperimentVariant[]
  result: ExperimentResult | null
}

/** Trials with amounts in the currency. */
export interface Docket {
  trials: readonly Trial[]
  currency: string
}

/** What is said of each, in their order. */
const judge = ({ trials, currency }: Docket): Judgement[] =>
  trials.map(({ id, outcomes, minimumEffect, status }) => ({
    id,
    status,
    variants: shownVariants(outcomes, currency),
    result: resultOf(outcomes, minimumEffect, status),
  }))

/** Several variants take some hundredths of a second each. */
export const judgeTask: HeavyTask<Docket, Judgement[]> = { name: 'judge-experiments', run: judge }

/** So many pairs are judged sooner than a thread is asked. */
const MOST_PAIRS_IN_PLACE = 20

/** Whether so much is to be judged that others would wait for it. */
export const isHeavy = ({ trials }: Docket): boolean =>
  trials.length > MOST_PAIRS_IN_PLACE || trials.some(({ outcomes }) => outcomes.filter(({ exposed }) => exposed > 0).length > 2)
