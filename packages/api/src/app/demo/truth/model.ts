/** The shape of a demo provider's true parameters. Only the generator and its tests read them; the product must find them out. */
import type { AcquisitionChannel, CampaignType, TeamRole } from '@dashboard/schema/vocabulary'

export interface ProviderTruth {
  key: string
  name: string
  slug: string
  timeZone: string
  currency: string
  /** 1 Monday … 7 Sunday. */
  weekStartsOn: number
  locale: 'en-US' | 'en-GB' | 'de-DE'
  hours: OpeningHours
  services: Record<string, ServiceTruth>
  members: MemberTruth[]
  personas: Record<string, PersonaTruth>
  arrivals: ArrivalTruth
  visits: VisitTruth
  season: SeasonTruth
  spend: SpendTruth
  attendance: AttendanceTruth
  feedback: FeedbackTruth
  campaigns: CampaignTruth[]
  experiments: ExperimentTruth[]
  planted: PlantedTruth
  /** Only what is kept by hand in the product; undefined where nobody does. */
  market?: MarketTruth
  goals: GoalTruth[]
}

export interface OpeningHours {
  /** Minutes since midnight by ISO weekday; a weekday that is missing is closed. */
  byWeekday: Partial<Record<number, [from: number, to: number]>>
}

export interface ServiceTruth {
  name: string
  category: string
  durationMinutes: number
  /** Before the price rise, in the provider's currency. */
  price: number
  /** Priced per night and held overnight, in a shared house of this many places. */
  stay?: { places: number; arrival: number; departure: number; nights: Record<string, number> }
}

export interface MemberTruth {
  ref: string
  firstName: string
  lastName: string
  role: TeamRole
  /** The sign-in that this member has. */
  signIn?: string
  hourlyRate: string | null
  commissionRate: string | null
  services: string[]
  /** Weekdays at work with the wall-clock minutes of the shift. */
  shift: { weekdays: number[]; from: number; to: number }
  /** Added to the expected rating of a visit. */
  skill: number
  /** Mean minutes by which a visit starts late. */
  latenessMinutes: number
  /** Pets that can be looked after at once. */
  parallel: number
}

export interface PersonaTruth {
  share: number
  services: Record<string, number>
  /** Preferred start, minutes since midnight, and its spread. */
  startsAround: [mean: number, deviation: number]
  days: 'weekday' | 'weekend' | 'any'
  channels: Partial<Record<AcquisitionChannel, number>>
  species: 'dog' | 'cat'
  /** Multiplies what a visit costs. */
  spend: number
  /** Rating points lost at the price rise, fading within half a year. */
  priceShock: number
}

export interface ArrivalTruth {
  /** Customers that exist when the history begins; they come in over the first weeks. */
  initial: number
  /** New customers a day before trend and season. */
  perDay: number
  /** Growth of that rate per year, as a ratio. */
  yearlyGrowth: number
  dispersion: number
  inquiryRatio: number
  bookingRatio: number
}

export interface VisitTruth {
  r: number
  /** Weeks. */
  alpha: number
  a: number
  b: number
  periodic: { share: number; weeks: Record<string, number>; deviation: number; dropout: number }
  /** Median days between making a booking and its start, and the spread of its logarithm. */
  lead: { medianDays: number; sigma: number; bookedAtCheckout: number }
}

export interface SeasonTruth {
  /** Intensity by weekday, Monday first, and by month, January first; each with mean about 1. */
  weekdays: readonly number[]
  months: readonly number[]
  /** Intensity by `MM-DD`. */
  holidays: Record<string, number>
}

export interface SpendTruth {
  p: number
  q: number
  v: number
  /** Days after the first day of the history, and the factor. */
  priceRise: { day: number; factor: number }
}

export interface AttendanceTruth {
  cancel: { base: number; leadLog: number; history: number }
  noShow: { base: number; leadLog: number; history: number }
  /** Shares of the cancelled and of those who did not come who book again within days. */
  rebook: { cancelled: number; noShow: number }
  rescheduled: number
}

export interface FeedbackTruth {
  reviewShare: number
  npsShare: number
  baseRating: number
  ratingDeviation: number
  /** Rating points lost per minute of lateness. */
  perMinuteLate: number
}

export interface CampaignTruth {
  ref: string
  name: string
  type: CampaignType
  day: number
  days: number
  budget: string
  spent: string
  message: string
  /** Share of the addressed customers that is left out on purpose. */
  holdOut: number
  /** Probability of one more visit that only the campaign causes; 0 is a campaign without effect. */
  lift: number
  /** Factor on new customers while it runs, less 1. */
  arrivalLift: number
  openRatio: number
  clickRatio: number
}

/** An A/B test of what customers are shown when they go home. */
export interface ExperimentTruth {
  ref: string
  name: string
  hypothesis: string
  /** The control and what it is compared with, half of the customers each. */
  variants: [control: string, other: string]
  day: number
  /** How long it ran; null while nobody has ended it. */
  days: number | null
  conversionDays: number
  minimumEffect: string
  /** Odds of booking again under the other variant as a multiple of those under the control; 1 is a variant without effect. */
  oddsRatio: number
}

export interface PlantedTruth {
  shocks: { day: number; days: number; factor: number; reason: string }[]
  levelShift: { day: number; factor: number } | null
  churning: { persona: string; day: number; dropoutFactor: number } | null
  overloaded: { member: string; day: number; latenessFactor: number } | null
}

export interface GoalTruth {
  type: 'REVENUE' | 'BOOKINGS' | 'CUSTOMERS' | 'RATING'
  title: string
  span: 'month' | 'year'
  target: string
}

/** The market around a business, and what its channels cost besides campaigns. */
export interface MarketTruth {
  location: { latitude: number; longitude: number }
  competitors: readonly {
    name: string
    latitude: number
    longitude: number
    /** Prices by the name of the service there. */
    services: Record<string, string>
    priceRange: string
    rating: string
    reviewCount: number
    strengths: readonly string[]
    weaknesses: readonly string[]
  }[]
  monthlySpend: Partial<Record<AcquisitionChannel, string>>
}
