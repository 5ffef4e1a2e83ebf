/** Loads the demo into an empty database, finishes a load that was interrupted, and fills the gap since the last run. */
import type { House } from '../../access/house'
import { catchUp } from './catch-up.service'
import { isLoaded } from './setup/demo.repository'
import { findBusinesses, foundBusinesses, type Business } from './setup/businesses.service'
import { saveDetails, savePlan } from './setup/finish.service'
import { sendHistory } from './setup/load.service'
import { demoProviders } from './truth'
import type { ProviderTruth } from './truth/model'
import { simulate } from './world/simulate'
import { worldEvents } from './world/events'

/** So many that the planner's statistics are out of date. */
const MANY_EVENTS = 20_000

export interface SeedProgress {
  business: string
  sent: number
  events: number
}

export interface SeedOptions {
  now: Date
  onProgress?: (progress: SeedProgress) => void
  /** Which businesses; all of the demo's unless told. */
  truths?: readonly ProviderTruth[]
}

export interface Seeded {
  businesses: number
  /** Events that were new. */
  recorded: number
}

/** Brings the demo up to `now`. A database that holds other providers is left as it is; never call it outside demo mode. */
export async function seedDemo(house: House, { now, onProgress = () => undefined, truths = demoProviders }: SeedOptions): Promise<Seeded> {
  if (!house.settings.demo) throw new Error('The demo only ever goes into the embedded database, with DEMO on.')
  await foundBusinesses(house, now, truths)
  const businesses = await findBusinesses(house, truths)
  let recorded = 0
  for (const business of businesses) {
    const fresh = !(await isLoaded(house.enginePool, business.id))
    recorded += fresh ? await loadHistory(house, business, now, onProgress) : await catchUp(house, business, now, onProgress)
    // The plan holds the goals, which mark the business as loaded: it comes last.
    await savePlan(house, business, now)
  }
  if (recorded > MANY_EVENTS) await house.enginePool.query('analyze')
  return { businesses: businesses.length, recorded }
}

async function loadHistory(house: House, business: Business, now: Date, onProgress: (progress: SeedProgress) => void): Promise<number> {
  const { id, truth, epoch, founded } = business
  const world = simulate(truth, founded.seed, epoch, now.getTime())
  const events = worldEvents(world, -Infinity, now.getTime())
  const report = (sent: number) => onProgress({ business: truth.name, sent, events: events.length })
  report(0)
  const recorded = await sendHistory(house, { id, currency: truth.currency }, events, report)
  await saveDetails(house, business, world, events, now)
  return recorded
}
