import type { ExperimentInput } from '@dashboard/schema'
import type { FieldProblem } from '../../../core/errors'
import { badInput } from '../../../core/errors'
import { compare } from '../../../core/money'
import { textProblem } from '../../../core/text'

/** A new experiment, checked and in one spelling; the first variant is the control. */
export interface ExperimentDetails {
  name: string
  hypothesis: string | null
  serviceId: string | null
  variants: { name: string; weight: number }[]
  startsAt: Date
  endsAt: Date | null
  conversionDays: number
  minimumEffect: string
}

const FEWEST_VARIANTS = 2
/** With more, each would wait too long for its customers. */
const MOST_VARIANTS = 10
const MOST_WEIGHT = 100
const MOST_DAYS = 365
/** A month: most customers who liked what they saw have come by then. */
const USUAL_DAYS = 30
/** Five of a hundred customers more: what a small business can show within some months. */
const USUAL_EFFECT = '0.05'
const HOUR_MS = 3_600_000
/** Nobody plans further; also keeps instants within what can be stored. */
const LATEST_MS = 2 * 366 * 24 * HOUR_MS

const detailsOf = (input: ExperimentInput, now: Date): ExperimentDetails => ({
  name: input.name.trim(),
  hypothesis: input.hypothesis?.trim() ? input.hypothesis.trim() : null,
  serviceId: input.serviceId ?? null,
  variants: input.variants.map(({ name, weight }) => ({ name: name.trim(), weight: weight ?? 1 })),
  startsAt: input.startsAt ?? now,
  endsAt: input.endsAt ?? null,
  conversionDays: input.conversionDays ?? USUAL_DAYS,
  minimumEffect: input.minimumEffect ?? USUAL_EFFECT,
})

type Check = readonly [path: string, message: string | null]

const between = (value: number, least: number, most: number): string | null =>
  Number.isInteger(value) && value >= least && value <= most ? null : `must be between ${least} and ${most}`

const variantChecks = (variants: ExperimentDetails['variants']): Check[] => [
  ['variants', between(variants.length, FEWEST_VARIANTS, MOST_VARIANTS)?.replace('must', 'their number must') ?? null],
  ...variants.flatMap(({ name, weight }, index): Check[] => [
    [`variants.${index}.name`, textProblem(name, { max: 100 })],
    [
      `variants.${index}.name`,
      variants.findIndex(other => other.name.toLowerCase() === name.toLowerCase()) < index ? 'is the name of another variant' : null,
    ],
    [`variants.${index}.weight`, between(weight, 1, MOST_WEIGHT)],
  ]),
]

const dateChecks = ({ startsAt, endsAt }: ExperimentDetails, now: Date): Check[] => {
  const isTooLate = (at: Date): boolean => at.getTime() > now.getTime() + LATEST_MS
  // An hour is granted to a clock that is slow.
  const start =
    startsAt.getTime() < now.getTime() - HOUR_MS ? 'must not be in the past' : isTooLate(startsAt) ? 'must be within two years' : null
  if (endsAt === null) return [['startsAt', start]]
  const end = endsAt <= startsAt ? 'must be after the start' : isTooLate(endsAt) ? 'must be within two years' : null
  return [
    ['startsAt', start],
    ['endsAt', end],
  ]
}

/** The details of an input; BAD_USER_INPUT names each field that is not sound. */
export const experimentDetails = (input: ExperimentInput, now: Date): ExperimentDetails => {
  const details = detailsOf(input, now)
  const effect = details.minimumEffect
  const checks: Check[] = [
    ['name', textProblem(details.name, { max: 200 })],
    ['hypothesis', details.hypothesis === null ? null : textProblem(details.hypothesis, { max: 2000, lines: true })],
    ...variantChecks(details.variants),
    ...dateChecks(details, now),
    ['conversionDays', between(details.conversionDays, 1, MOST_DAYS)],
    ['minimumEffect', compare(effect, '0') > 0 && compare(effect, '1') < 0 ? null : 'must be more than 0 and less than 1'],
  ]
  const problems: FieldProblem[] = checks.flatMap(([field, message]) => (message === null ? [] : [{ path: `input.${field}`, message }]))
  if (problems.length > 0) throw badInput(problems)
  return details
}
