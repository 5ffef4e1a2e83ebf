import { MetricCorrectionsDocument } from '../gql/graphql'
import { addDays, instantAt, isCalendarDate } from '../utils/calendar'
import { useAddressQuery } from './useAddressQuery'
import { useAnalyticsRange } from './useAnalyticsRange'
import { useReport } from './useReport'
import { useViewer } from './useViewer'

/** The days up to one that somebody reported on, as known at its end and as known now; the end of last month unless the address says otherwise. */
export const useCorrections = () => {
  const route = useRoute()
  const { changeNamed } = useAddressQuery()
  const { provider, can } = useViewer()
  const { range, today } = useAnalyticsRange()
  const lastMonthsEnd = computed(() => addDays(`${today.value.slice(0, 8)}01`, -1))
  const since = computed(() => {
    const { since: asked } = route.query
    return isCalendarDate(asked) && asked < today.value ? asked : lastMonthsEnd.value
  })
  const period = computed(() => {
    const monthStart = `${since.value.slice(0, 8)}01`
    return { start: range.value.start < monthStart ? range.value.start : monthStart, end: since.value }
  })
  const known = computed(() => {
    const next = addDays(since.value, 1)
    // Where clocks skip midnight, the day begins an hour later.
    return (
      (instantAt(next, '00:00', provider.value.timeZone) ?? instantAt(next, '01:00', provider.value.timeZone))?.toISOString() ??
      `${next}T00:00:00Z`
    )
  })
  const { state, refetch } = useReport(
    MetricCorrectionsDocument,
    () => ({ period: period.value, since: known.value, bookings: can('bookings.view') }),
    {
      read: ({ metricCorrections: { figures, corrections }, metricCatalog }) => ({
        figures: figures.flatMap(figure => {
          const metric = metricCatalog.find(({ name }) => name === figure.metric)
          return metric ? [{ ...figure, title: metric.title, unit: metric.unit }] : []
        }),
        corrections,
      }),
      isEmpty: ({ figures, corrections }) => figures.length === 0 && corrections.length === 0,
    },
  )
  return {
    since,
    period,
    state,
    refetch,
    choose: (date: string) => changeNamed(['since'], () => (date && date !== lastMonthsEnd.value ? { since: date } : {})),
  }
}
