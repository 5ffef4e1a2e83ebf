/** What a simulated business consists of while it runs. */
import type { AcquisitionChannel, BusinessEventType } from '@dashboard/schema/vocabulary'
import type { LocalClock } from '../local-clock'
import type { AttendanceHistory } from '../process/attendance'
import type { Diary } from '../process/diary'
import type { DemoPet, Person } from '../process/people'
import type { Season } from '../process/season'
import type { Roster } from '../process/team'
import type { Rhythm } from '../process/visits'
import type { Random } from '../random/stream'
import type { CampaignTruth, PersonaTruth, ProviderTruth } from '../truth/model'
import type { TimeQueue } from './queue'

/** An event as a third party would send it. */
export interface DemoEvent {
  id: string
  type: BusinessEventType
  occurredAt: Date
  payload: Record<string, unknown>
}

/** A customer with what no table shows. */
export interface Client {
  number: number
  ref: string
  random: Random
  personaKey: string
  persona: PersonaTruth
  rhythm: Rhythm
  spendScale: number
  person: Person
  pet: DemoPet
  channel: AcquisitionChannel
  history: AttendanceHistory
  /** Start of the latest visit, epoch ms; null before the first. */
  lastVisit: number | null
  active: boolean
  /** The campaign that a purchase would be credited to, and until when. */
  clicked: { campaign: string; until: number } | null
  events: DemoEvent[]
}

/** A wish to book that comes due. */
export interface Attempt {
  kind: 'attempt'
  client: Client
  /** The wished moment in days since 1970-01-01, with fraction. */
  wish: number
  source: AcquisitionChannel
  /** Caused by a campaign: the customer's own rhythm goes on beside it. */
  extra: boolean
  retries: number
}

export type Step = Attempt | { kind: 'day'; day: number } | { kind: 'campaign'; campaign: CampaignTruth }

export interface World {
  truth: ProviderTruth
  seed: string
  /** The history's first day, days since 1970-01-01. */
  epoch: number
  clock: LocalClock
  season: Season
  roster: Roster
  diary: Diary
  queue: TimeQueue<Step>
  clients: Client[]
  /** Events of nobody in particular. */
  anonymous: DemoEvent[]
}
