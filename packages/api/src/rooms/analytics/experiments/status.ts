import type { ExperimentStatus } from '@dashboard/schema/vocabulary'

/** When an experiment runs; without an end until somebody ends it. */
export interface Runs {
  startsAt: Date
  endsAt: Date | null
}

/** Where an experiment stands at an instant. */
export const statusAt = ({ startsAt, endsAt }: Runs, now: Date): ExperimentStatus => {
  if (endsAt !== null && endsAt <= now) return 'ENDED'
  return startsAt <= now ? 'RUNNING' : 'SCHEDULED'
}

/** The dates of an experiment that is ended at an instant; one that had not begun never runs. */
export const endedAt = ({ startsAt }: Pick<Runs, 'startsAt'>, now: Date): { startsAt: Date; endsAt: Date } => {
  const begun = startsAt < now ? startsAt : new Date(now.getTime() - 1)
  return { startsAt: begun, endsAt: now }
}
