/** How good the relationship with a customer is, as a mean of what is known of it. */
export interface RelationshipFacts {
  /** 0–1; null where it cannot be told. */
  churnRisk: number | null
  /** 1–5 among the provider's customers. */
  frequencyScore: number
  monetaryScore: number
  /** Mean of the stars given, 1–5; null without a review. */
  rating: number | null
  /** Share of the settled bookings that were completed, 0–1; null with too few to tell. */
  reliability: number | null
}

export interface RelationshipPart {
  title: string
  /** 0–100. */
  score: number
  /** Among the parts that are known, 0–1. */
  weight: number
}

export interface Relationship {
  /** 0–100. */
  score: number
  parts: RelationshipPart[]
}

/** Whether they stay weighs most, what they are worth as much together, what they say and whether they keep their dates the rest. */
const WEIGHTS = { staying: 0.35, frequency: 0.2, value: 0.2, satisfaction: 0.15, reliability: 0.1 }
const [BEST_SCORE, BEST_RATING] = [5, 5]

const ofFive = (score: number): number => ((score - 1) / (BEST_SCORE - 1)) * 100
const oneDigit = (value: number): number => Number(value.toFixed(1))

/** The score and what it is made of; what is not known is left out, and the rest weighs more. */
export const relationshipOf = ({ churnRisk, frequencyScore, monetaryScore, rating, reliability }: RelationshipFacts): Relationship => {
  const all = [
    { title: 'Likely to come again', score: churnRisk === null ? null : (1 - churnRisk) * 100, weight: WEIGHTS.staying },
    { title: 'How often they come', score: ofFive(frequencyScore), weight: WEIGHTS.frequency },
    { title: 'What they spend', score: ofFive(monetaryScore), weight: WEIGHTS.value },
    { title: 'How they rate you', score: rating === null ? null : ((rating - 1) / (BEST_RATING - 1)) * 100, weight: WEIGHTS.satisfaction },
    { title: 'Bookings they keep', score: reliability === null ? null : reliability * 100, weight: WEIGHTS.reliability },
  ]
  const known = all.flatMap(part => (part.score === null ? [] : [{ ...part, score: part.score }]))
  const whole = known.reduce((sum, { weight }) => sum + weight, 0)
  return {
    score: oneDigit(known.reduce((sum, { score, weight }) => sum + score * weight, 0) / whole),
    parts: known.map(({ title, score, weight }) => ({ title, score: oneDigit(score), weight: Number((weight / whole).toFixed(4)) })),
  }
}
