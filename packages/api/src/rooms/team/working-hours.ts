/** The hours of a usual week. */
import type { WorkingHours } from '@dashboard/schema'

const DAY_MINUTES = 1440
const WEEK_MINUTES = 7 * DAY_MINUTES

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** Minutes since Monday 0:00 at which the hours begin, and how many they are: 1 to 1,440. */
const spanOf = ({ weekday, startTime, endTime }: WorkingHours): { start: number; length: number } => {
  const length = minutesOf(endTime) - minutesOf(startTime)
  return { start: (weekday - 1) * DAY_MINUTES + minutesOf(startTime), length: length > 0 ? length : length + DAY_MINUTES }
}

/** Whether two hours of a week meet; the night from Sunday reaches into Monday. */
export const overlap = (a: WorkingHours, b: WorkingHours): boolean => {
  const [first, second] = [spanOf(a), spanOf(b)]
  const distance = (((second.start - first.start) % WEEK_MINUTES) + WEEK_MINUTES) % WEEK_MINUTES
  return distance < first.length || WEEK_MINUTES - distance < second.length
}

/** In the order of the week. */
export const inWeekOrder = (hours: readonly WorkingHours[]): WorkingHours[] => [...hours].sort((a, b) => spanOf(a).start - spanOf(b).start)
