/** What was worked out of a customer, in sentences that quote their figures. */

export interface PredictionFacts {
  name: string
  visits: number
  /** Middle of the days between visits; null with fewer than two gaps. */
  usualGapDays: number | null
  daysSinceLast: number | null
  churnRisk: number | null
  horizonDays: number | null
  /** Already said as people write a date; null where nothing is booked. */
  booked: string | null
  /** The expected next visit and its interval, already said as dates; null where it cannot be told. */
  next: { at: string; low: string; high: string } | null
  /** The likeliest service, by its name and that of the service it goes with. */
  upsell: { service: string; because: string | null; probability: number } | null
}

const [LOW_RISK, HIGH_RISK] = [0.3, 0.7]
/** Late is who has passed the usual gap by half of it. */
const LATE = 1.5
/** A horizon of so many gaps is about twice the gap; longest and shortest horizons are not. */
const ABOUT_TWICE = [1.75, 2.25] as const
/** Fewer than one in ten are not worth a word. */
const WORTH_MENTIONING = 0.1

export const percent = (share: number): string => {
  const rounded = Math.round(share * 100)
  if (rounded === 0 && share > 0) return 'under 1 %'
  return rounded === 100 && share < 1 ? 'over 99 %' : `${rounded} %`
}

const count = (value: number, one: string): string => `${value} ${one}${value === 1 ? '' : 's'}`
const days = (value: number): string => count(Math.round(value), 'day')

const rhythm = ({ usualGapDays, daysSinceLast, visits }: PredictionFacts): string | null => {
  if (daysSinceLast === null) return null
  const since = daysSinceLast === 0 ? 'the last visit was today' : `the last visit was ${days(daysSinceLast)} ago`
  return usualGapDays === null ? `${count(visits, 'visit')} so far; ${since}.` : `Usually comes every ${days(usualGapDays)}; ${since}.`
}

const risk = ({ churnRisk, horizonDays, usualGapDays }: PredictionFacts): string => {
  if (churnRisk === null || horizonDays === null) return 'Not enough visits yet to tell how likely they are to come again.'
  const gaps = usualGapDays === null ? null : horizonDays / usualGapDays
  const isTwice = gaps !== null && gaps >= ABOUT_TWICE[0] && gaps <= ABOUT_TWICE[1]
  return `${percent(churnRisk)} likely not to come again within ${days(horizonDays)}${isTwice ? ', about twice their usual gap' : ''}.`
}

const nextVisit = ({ booked, next }: PredictionFacts): string => {
  if (booked !== null) return `The next visit is booked for ${booked}.`
  if (next === null) return 'Not enough visits yet to tell when they will come next.'
  return `If they come again, then most probably around ${next.at}, with 80 % certainty between ${next.low} and ${next.high}.`
}

const upsell = ({ upsell: told }: PredictionFacts): string | null => {
  if (told === null) return null
  const why = told.because === null ? '' : `: judged by customers who have ${told.because}, and by how likely this one is to come at all`
  return `${percent(told.probability)} likely to take up ${told.service} within a year${why}.`
}

/** Why what is predicted is predicted. */
export const reasonsOf = (facts: PredictionFacts): string[] =>
  facts.visits === 0
    ? ['No completed visit yet: there is nothing to learn from.']
    : [rhythm(facts), risk(facts), nextVisit(facts), upsell(facts)].flatMap(reason => reason ?? [])

const isLate = ({ usualGapDays, daysSinceLast }: PredictionFacts): boolean =>
  usualGapDays !== null && daysSinceLast !== null && daysSinceLast > usualGapDays * LATE

/** What to do next with a customer, the most pressing first. */
export const actionsOf = (facts: PredictionFacts): string[] => {
  const { churnRisk, booked, visits, usualGapDays, daysSinceLast, upsell: more, name } = facts
  if (visits === 0)
    return [booked === null ? `Offer ${name} a first date.` : 'Make the first visit a good one, and ask for the second as they leave.']
  const actions: string[] = []
  if (booked === null && churnRisk !== null && churnRisk > HIGH_RISK)
    actions.push(`Call ${name}: they are ${percent(churnRisk)} likely to stay away.`)
  else if (booked === null && isLate(facts))
    actions.push(`Offer ${name} a date: they are ${days((daysSinceLast ?? 0) - (usualGapDays ?? 0))} later than usual.`)
  else if (booked === null && churnRisk !== null && churnRisk < LOW_RISK)
    actions.push(`Propose the next date: ${name} comes back reliably.`)
  if (visits === 1 && booked === null) actions.push('Win the second visit: it is the one that decides.')
  if (more !== null && more.probability >= WORTH_MENTIONING)
    actions.push(`Mention ${more.service}: they are ${percent(more.probability)} likely to take it up within a year.`)
  return actions
}
