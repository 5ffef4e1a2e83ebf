/** New customers: people look at the profile, some ask, some of those book. */
import { chance, negativeBinomial, pickWeighted } from '../random/distributions'
import { randomStream, type Random } from '../random/stream'
import type { CampaignTruth, ProviderTruth } from '../truth/model'
import type { Season } from './season'

/** People look around at home in the evening, too; the week weighs half as much on them as on visits. */
const VISIT_SEASON_ELASTICITY = 0.5
const INITIAL_WEEKS = 5

export interface Arrival {
  /** Minutes since local midnight. */
  minutes: number
  persona: string
  inquires: boolean
  books: boolean
}

/** The people who look at the profile on a day; the stream is the day's own. */
export function arrivalsOn(truth: ProviderTruth, season: Season, seed: string, epoch: number, day: number): Arrival[] {
  const random = randomStream(seed, truth.key, 'arrivals', day - epoch)
  const { dispersion, inquiryRatio, bookingRatio } = truth.arrivals
  const bookers =
    truth.arrivals.perDay *
    growth(truth, day - epoch) *
    season.intensity(day) ** VISIT_SEASON_ELASTICITY *
    campaignFactor(truth.campaigns, day - epoch)
  const views = negativeBinomial(random, bookers / (inquiryRatio * bookingRatio), dispersion)
  const strangers = Array.from({ length: views }, () => {
    const inquires = chance(random, inquiryRatio)
    return {
      minutes: browsingMinutes(random),
      persona: personaOf(random, truth),
      inquires,
      books: inquires && chance(random, bookingRatio),
    }
  })
  return [...strangers, ...regularsOn(truth, random, day - epoch)].sort((a, b) => a.minutes - b.minutes)
}

/** Customers of long standing, as the business moves them in over the first weeks. */
function regularsOn(truth: ProviderTruth, random: Random, sinceEpoch: number): Arrival[] {
  const days = INITIAL_WEEKS * 7
  if (sinceEpoch >= days) return []
  const count = Math.floor((truth.arrivals.initial * (sinceEpoch + 1)) / days) - Math.floor((truth.arrivals.initial * sinceEpoch) / days)
  return Array.from({ length: count }, () => ({
    minutes: browsingMinutes(random),
    persona: personaOf(random, truth),
    inquires: false,
    books: true,
  }))
}

const growth = (truth: ProviderTruth, sinceEpoch: number) => 1 + (truth.arrivals.yearlyGrowth * sinceEpoch) / 365

function campaignFactor(campaigns: readonly CampaignTruth[], sinceEpoch: number): number {
  return campaigns
    .filter(each => sinceEpoch >= each.day && sinceEpoch < each.day + each.days)
    .reduce((factor, each) => factor * (1 + each.arrivalLift), 1)
}

function personaOf(random: Random, truth: ProviderTruth): string {
  return pickWeighted(random, Object.fromEntries(Object.entries(truth.personas).map(([key, { share }]) => [key, share])))
}

/** A minute of the day at which people sit at a screen: the mean of two draws keeps it away from night. */
export function browsingMinutes(random: Random): number {
  return Math.floor(435 + (random() + random()) * 0.5 * 900)
}
