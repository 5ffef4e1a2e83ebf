/** Ratings and words: rating = quality − lateness − price shock; the words follow from what pulled the rating. */
import { chance, normal, pick } from '../random/distributions'
import type { Random } from '../random/stream'
import type { MemberTruth, PersonaTruth, ProviderTruth } from '../truth/model'
import { closings, qualityPhrases, sharedPhrases, type Polarity, type ReviewTopic } from '../words/reviews'

const SHOCK_FADES_DAYS = 180
const LATE_ENOUGH_TO_MENTION = 12
/** From here on it rounds to four stars, which nobody gives with a complaint alone. */
const HAPPY = 3.5

export interface VisitQuality {
  member: MemberTruth
  persona: PersonaTruth
  minutesLate: number
  /** Days after the history's first. */
  sinceEpoch: number
}

export interface Experience {
  /** 1 … 5, with fraction, before rounding. */
  satisfaction: number
  rating: number
  aspects: Aspect[]
}

export interface Aspect {
  topic: ReviewTopic
  polarity: Polarity
}

/** Rating points that the price rise costs on a day: fades within half a year. */
export function priceShock(truth: ProviderTruth, persona: PersonaTruth, sinceEpoch: number): number {
  const age = sinceEpoch - truth.spend.priceRise.day
  return age < 0 || age >= SHOCK_FADES_DAYS ? 0 : persona.priceShock * (1 - age / SHOCK_FADES_DAYS)
}

/** How a visit was felt. */
export function drawExperience(random: Random, truth: ProviderTruth, visit: VisitQuality): Experience {
  const shock = priceShock(truth, visit.persona, visit.sinceEpoch)
  const expected = truth.feedback.baseRating + visit.member.skill - truth.feedback.perMinuteLate * visit.minutesLate - shock
  const satisfaction = Math.min(5.4, Math.max(0.6, normal(random, expected, truth.feedback.ratingDeviation)))
  return {
    satisfaction,
    rating: Math.min(5, Math.max(1, Math.round(satisfaction))),
    aspects: aspectsOf(random, visit, satisfaction, shock),
  }
}

function aspectsOf(random: Random, visit: VisitQuality, satisfaction: number, shock: number): Aspect[] {
  const polarity: Polarity = satisfaction >= HAPPY ? 'good' : 'bad'
  const aspects: Aspect[] = []
  if (visit.minutesLate >= LATE_ENOUGH_TO_MENTION && chance(random, 0.7)) aspects.push({ topic: 'punctuality', polarity: 'bad' })
  if (chance(random, shock / 1.5)) aspects.push({ topic: 'price', polarity: 'bad' })
  const others: ReviewTopic[] = [
    'quality',
    'staff',
    'comfort',
    'quality',
    'communication',
    'cleanliness',
    'quality',
    'price',
    'punctuality',
  ]
  while (aspects.length === 0 || (aspects.length < 3 && chance(random, 0.45))) {
    const topic = pick(random, others)
    if (!aspects.some(each => each.topic === topic)) aspects.push({ topic, polarity })
  }
  return aspects
}

/** The text of a review about these aspects; always at least one sentence. */
export function reviewText(
  random: Random,
  trade: string,
  experience: Experience,
  words: Record<'pet' | 'member' | 'service', string>,
): string {
  const sentences = experience.aspects.map(({ topic, polarity }) => pick(random, phrasesOf(trade, topic)[polarity]))
  const closing = pick(random, closings[experience.satisfaction >= HAPPY ? 'good' : 'bad'])
  return fill([...sentences, closing].filter(sentence => sentence !== '').join(' '), words)
}

/** The template with its `{words}` put in; what has no word stays. */
export function fill(template: string, words: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (slot, name: string) => words[name] ?? slot)
}

function phrasesOf(trade: string, topic: ReviewTopic): Record<Polarity, readonly string[]> {
  if (topic !== 'quality') return sharedPhrases[topic]
  return qualityPhrases[trade] ?? sharedPhrases.staff
}

/** The answer to "how likely are you to recommend us", 0 … 10. */
export function npsScore(random: Random, satisfaction: number): number {
  return Math.min(10, Math.max(0, Math.round(normal(random, (satisfaction - 1) * 2.45, 0.9))))
}
