import type { House } from './house'

/** Work on a schedule that is done once, however many processes there are. */
export interface Job {
  name: string
  /** When: minute, hour, day, month, weekday as cron writes them, in UTC. */
  at: string
  /** Done again from the start when it fails: what it did already must do no harm. */
  run(house: House): Promise<void>
}
