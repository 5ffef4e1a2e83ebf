import type { Granularity } from '@dashboard/schema/vocabulary'
import { useFormat } from './useFormat'

/** How the steps of a chart are called: in full, and short for the axis. */
export const useStepWords = (groupBy: () => Granularity) => {
  const format = useFormat()
  const label = (date: string): string => {
    if (groupBy() === 'MONTH') return format.month(date)
    return groupBy() === 'WEEK' ? `Week of ${format.dayWithYear(date)}` : format.day(date)
  }
  return { label, tick: (date: string) => (groupBy() === 'MONTH' ? format.shortMonth(date) : format.shortDate(date)) }
}
