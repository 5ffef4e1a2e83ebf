/** Keeps real events happening while the demo server runs, so that a newcomer sees the dashboard live. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { House } from '../../../access/house'
import { exponential } from '../random/distributions'
import { findBusinesses } from '../setup/businesses.service'
import { savePlan } from '../setup/finish.service'
import { beat, fillBoard, patientOf, type Patient } from './beat.service'

/** Mean seconds between beats of a large business and of the others. */
const LARGE_TEAM = 5
const SECONDS_BETWEEN_BEATS = { large: 12, small: 40 }
const SHORTEST_SECONDS = 2
const SECONDS_AFTER_A_FAILURE = 30

export interface Pulse {
  /** Ends the pulse; nothing happens after it has resolved. */
  stop(): Promise<void>
}

/** Starts the pulse of the demo's businesses; outside demo mode nothing ever happens. */
export function startPulse(house: House): Pulse {
  if (!house.settings.demo) return { stop: () => Promise.resolve() }
  const ending = new AbortController()
  const running = run(house, ending.signal).catch((error: unknown) => {
    house.log.warn({ error }, 'the demo has no pulse')
  })
  return {
    async stop() {
      ending.abort()
      await running
    },
  }
}

async function run(house: House, signal: AbortSignal): Promise<void> {
  const businesses = await findBusinesses(house)
  await Promise.all(businesses.map(business => live(patientOf(house, business), signal)))
}

async function live(patient: Patient, signal: AbortSignal): Promise<void> {
  const mean = patient.business.truth.members.length >= LARGE_TEAM ? SECONDS_BETWEEN_BEATS.large : SECONDS_BETWEEN_BEATS.small
  let planned = await attempt(patient, () => startDay(patient))
  while (!signal.aborted) {
    const alive = await attempt(patient, async () => {
      if (planned !== today(patient)) planned = await startDay(patient)
      await beat(patient)
      return planned
    })
    await pause(alive === null ? SECONDS_AFTER_A_FAILURE : Math.max(SHORTEST_SECONDS, exponential(patient.random, 1 / mean)), signal)
  }
}

/** Plan and board for the local day; gives the day. */
async function startDay(patient: Patient): Promise<number> {
  await savePlan(patient.house, patient.business, patient.house.now())
  await fillBoard(patient)
  return today(patient)
}

const today = ({ business, house }: Patient) => business.founded.clock.at(house.now().getTime()).day

/** The work's result; null, and a line in the log, when it failed. */
async function attempt<T>({ house, business }: Patient, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    house.log.warn({ error, business: business.truth.slug }, 'a beat of the demo failed')
    return null
  }
}

async function pause(seconds: number, signal: AbortSignal): Promise<void> {
  // An aborted sleep rejects; waking up early is all that is wanted.
  await sleep(seconds * 1000, undefined, { signal, ref: false }).catch(() => undefined)
}
