import { mean } from '../../../../core/statistics'

/** The average week of the earlier and of the later half of a series; 0 for an empty one. */
export const halves = (weekly: readonly number[]): { earlier: number; later: number } => {
  const middle = weekly.length >> 1
  const average = (weeks: readonly number[]): number => (weeks.length === 0 ? 0 : mean(weeks))
  return { earlier: average(weekly.slice(0, middle)), later: average(weekly.slice(middle)) }
}
