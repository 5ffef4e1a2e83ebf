/** When a customer comes again and when for ever no more: BG/NBD in warped time, a share of customers near-periodic. */
import { beta, chance, exponential, gamma, normal, pickWeighted } from '../random/distributions'
import type { Random } from '../random/stream'
import type { VisitTruth } from '../truth/model'
import type { Season } from './season'

const DAYS_PER_WEEK = 7
const SHORTEST_GAP_DAYS = 1

/** A customer's latent habits. */
export interface Rhythm {
  weeklyRate: number
  /** Probability of leaving after a repeat visit. */
  dropout: number
  /** Null for customers who come at random. */
  periodWeeks: number | null
}

/** A new customer's habits. */
export function drawRhythm(random: Random, truth: VisitTruth): Rhythm {
  const weeklyRate = gamma(random, truth.r, truth.alpha)
  const dropout = beta(random, truth.a, truth.b)
  if (!chance(random, truth.periodic.share)) return { weeklyRate, dropout, periodWeeks: null }
  return { weeklyRate, dropout: truth.periodic.dropout, periodWeeks: Number(pickWeighted(random, truth.periodic.weeks)) }
}

/** The moment, in days with fraction, of the next wish to come. */
export function nextWish(random: Random, rhythm: Rhythm, from: number, truth: VisitTruth, season: Season): number {
  if (rhythm.periodWeeks === null) return season.advance(from, exponential(random, rhythm.weeklyRate / DAYS_PER_WEEK))
  const gap = rhythm.periodWeeks * DAYS_PER_WEEK * normal(random, 1, truth.periodic.deviation)
  return from + Math.max(SHORTEST_GAP_DAYS, gap)
}

/** Days between making a booking and its start. */
export function drawLead(random: Random, { lead }: VisitTruth): number {
  return lead.medianDays * Math.exp(normal(random, 0, lead.sigma))
}
