import type { Granularity } from '@dashboard/schema/vocabulary'
import { useFormat } from './useFormat'
import { useNow } from './useNow'

/** How the steps of a chart are called: in full, and short for the axis. Days of other years carry theirs. */
export const useStepWords = (groupBy: () => Granularity) => {
  const format = useFormat()
  const now = useNow()
  const year = computed(() => format.calendarDate(now.value).slice(0, 4))
  const isThisYear = (date: string) => date.slice(0, 4) === year.value
  const label = (date: string): string => {
    if (groupBy() === 'MONTH') return format.month(date)
    if (groupBy() === 'WEEK') return `Week of ${format.dayWithYear(date)}`
    return isThisYear(date) ? format.day(date) : format.dayWithYear(date)
  }
  const tick = (date: string): string => {
    if (groupBy() === 'MONTH') return format.shortMonth(date)
    return isThisYear(date) ? format.shortDate(date) : format.dayWithYear(date)
  }
  return { label, tick }
}
