import type { House } from './house'

/** Work on a schedule that is done once, however many processes there are. */
export interface Job {
  name: string
  /** When: minute, hour, day, month, weekday as cron writes them, in UTC. */
  at: string
  /** Whether each time that was missed is made up for, and not only the last: for work that depends on when it was due. */
  everyTime?: boolean
  /** Whether it is due at every start as well. */
  atStart?: true
  /** Whether it may be done several times at once; else what is due while it is done is left out, or waits where each time matters. */
  together?: true
  /** Done again from the start when it fails: what it did already must do no harm. */
  run(house: House, due: Date): Promise<void>
}
