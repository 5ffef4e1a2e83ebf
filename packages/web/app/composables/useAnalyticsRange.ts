import type { RangeChange } from '../utils/analytics-range'
import { analyticsRangeOf, changedRange, queryOfAnalyticsRange, rangeQueryNames } from '../utils/analytics-range'
import { useAddressQuery } from './useAddressQuery'
import { useFormat } from './useFormat'
import { useNow } from './useNow'

/** The days that an analytics page looks at, read from and written to its address beside whatever else stands there. */
export const useAnalyticsRange = () => {
  const route = useRoute()
  const format = useFormat()
  const now = useNow()
  const { changeNamed } = useAddressQuery()
  const today = computed(() => format.calendarDate(now.value))
  const range = computed(() => analyticsRangeOf(route.query, today.value))
  const year = computed(() => today.value.slice(0, 4))
  return {
    today,
    range,
    /** The `period` argument of the analytics operations. */
    period: computed(() => ({ start: range.value.start, end: range.value.end })),
    /** "Aug 26 – Nov 23". */
    dates: computed(() => format.dates(range.value.start, range.value.end, year.value)),
    choose: (change: RangeChange) =>
      changeNamed(rangeQueryNames, query => queryOfAnalyticsRange(changedRange(analyticsRangeOf(query, today.value), change))),
  }
}
