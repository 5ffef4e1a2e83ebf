import type { ServiceRule } from './rule'
import { counted, plain } from './wording'

/** With fewer, one dog that would not sit still decides the average. */
const FEWEST_TIMED = 20
/** Times the planned length: less than a sixth is made up for between two appointments. */
const TOO_LONG = 1.15
/** Whoever stays for longer is picked up when it suits, not when the work is done. */
const LONGEST_PLANNED_MINUTES = 720
/** Calendars are kept in steps of so many minutes. */
const STEP_MINUTES = 5

/** A service regularly takes longer than the calendar has room for. */
export const longerThanPlanned: ServiceRule = {
  name: 'LONGER_THAN_PLANNED',
  find({ id, name, figures: { timed, plannedMinutes, actualMinutes } }) {
    if (timed < FEWEST_TIMED || plannedMinutes === null || actualMinutes === null) return null
    if (plannedMinutes > LONGEST_PLANNED_MINUTES || actualMinutes <= plannedMinutes * TOO_LONG) return null
    const enough = Math.ceil(actualMinutes / STEP_MINUTES) * STEP_MINUTES
    return {
      serviceId: id,
      title: `Plan ${enough} minutes for ${name}`,
      description: `${name} takes ${plain(actualMinutes)} minutes on average where ${plain(plannedMinutes)} are planned, ${plain((actualMinutes / plannedMinutes - 1) * 100)} % longer; whoever comes next has to wait.`,
      evidence: [
        { label: 'Planned', value: `${plain(plannedMinutes)} min` },
        { label: 'From check-in to completion', value: `${plain(actualMinutes)} min` },
        { label: 'Measured on', value: counted(timed, 'booking') },
      ],
      weight: timed,
    }
  },
}
