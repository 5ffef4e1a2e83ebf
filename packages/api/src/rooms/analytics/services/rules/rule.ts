import type { TrendDirection } from '@dashboard/schema/vocabulary'
import type { ServiceFigures } from '../service-figures'

/** A service as the rules see it. */
export interface JudgedService {
  id: string
  name: string
  /** Whether it can be booked. */
  isActive: boolean
  /** Whether it was there before the span began. */
  isSettledIn: boolean
  figures: ServiceFigures
  /** Completed bookings by week, oldest first, without a week that is not over. */
  weekly: readonly number[]
  trend: TrendDirection
}

/** What the rules judge by. */
export interface ServiceFacts {
  services: readonly JudgedService[]
  /** Writes an amount of money; null for whom revenue is none of their business. */
  money: ((amount: string) => string) | null
}

/** Something worth doing. */
export interface Advice {
  serviceId: string
  title: string
  description: string
  evidence: { label: string; value: string }[]
  /** How many bookings or reviews of the span it is about: the more, the weightier. */
  weight: number
}

/** One rule: what it says of one service beside the others; null where it has nothing to say. */
export interface ServiceRule {
  name: string
  find(service: JudgedService, others: readonly JudgedService[], facts: ServiceFacts): Advice | null
}
