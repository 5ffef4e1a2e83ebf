/** A new A/B test while it is being written. */
import type { ExperimentInput } from '../gql/graphql'
import { addDays, instantAt } from './calendar'
import { shareOfPercent } from './decimal'

export interface VariantDraft {
  /** Tells the rows of the form apart. */
  key: number
  name: string
  weight: string
}

export interface ExperimentDraft {
  name: string
  hypothesis: string
  /** Empty for all services. */
  serviceId: string
  variants: VariantDraft[]
  /** Calendar dates; empty for now and for no end. */
  startsOn: string
  endsOn: string
  conversionDays: string
  /** In percentage points. */
  effectPoints: string
}

export const fewestVariants = 2
export const mostVariants = 10

export const emptyExperiment = (): ExperimentDraft => ({
  name: '',
  hypothesis: '',
  serviceId: '',
  variants: [
    { key: 1, name: 'As it is now', weight: '1' },
    { key: 2, name: '', weight: '1' },
  ],
  startsOn: '',
  endsOn: '',
  conversionDays: '30',
  effectPoints: '5',
})

const isWhole = (text: string): boolean => /^\d{1,4}$/.test(text.trim())

/** What would not even reach the server, by the paths that it would use itself. */
export const experimentProblems = (draft: ExperimentDraft): Record<string, string> => ({
  ...(isWhole(draft.conversionDays) ? {} : { conversionDays: 'Write a number of days, such as 30.' }),
  ...(shareOfPercent(draft.effectPoints) === null ? { minimumEffect: 'Write percentage points, such as 5.' } : {}),
  ...Object.fromEntries(
    draft.variants.flatMap(({ weight }, index) => (isWhole(weight) ? [] : [[`variants.${index}.weight`, 'Write a number from 1 to 100.']])),
  ),
})

/** The draft as the API takes it: from the first moment of its first day, to the last of its last. */
export const experimentInputOf = (draft: ExperimentDraft, today: string, timeZone: string): ExperimentInput => {
  const begins = draft.startsOn === '' || draft.startsOn === today ? null : instantAt(draft.startsOn, '00:00', timeZone)
  const ends = draft.endsOn === '' ? null : instantAt(addDays(draft.endsOn, 1), '00:00', timeZone)
  return {
    name: draft.name.trim(),
    hypothesis: draft.hypothesis.trim() || null,
    serviceId: draft.serviceId || null,
    variants: draft.variants.map(({ name, weight }) => ({ name: name.trim(), weight: Number(weight) })),
    startsAt: begins?.toISOString() ?? null,
    endsAt: ends?.toISOString() ?? null,
    conversionDays: Number(draft.conversionDays),
    minimumEffect: shareOfPercent(draft.effectPoints),
  }
}
