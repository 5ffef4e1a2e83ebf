import type { KpiFactsFragment } from '../gql/graphql'
import { kpiLink } from '../utils/kpi-links'
import type { DateSpan, PeriodChoice } from '../utils/period-choice'
import { useCountUp } from './useCountUp'
import { useFormat } from './useFormat'

export interface KpiProps {
  kpi: KpiFactsFragment
  choice: PeriodChoice
  period: DateSpan
  compared: DateSpan
}

/** What a KPI says on the screen, whatever its shape there. */
export const useKpi = (props: KpiProps) => {
  const format = useFormat()
  const counted = useCountUp(computed(() => props.kpi.value ?? null))
  const isCompared = computed(
    () => props.choice.compare !== null && props.kpi.previousValue !== null && props.kpi.previousValue !== undefined,
  )
  const year = computed(() => props.period.end.slice(0, 4))
  return {
    format,
    /** The figure on its way to its value; whole numbers stay whole. */
    shown: computed(() =>
      format.figure(props.kpi.unit === 'COUNT' && counted.value !== null ? Math.round(counted.value) : counted.value, props.kpi.unit),
    ),
    isCompared,
    link: computed(() => kpiLink(props.kpi.name, props.period, props.choice.range ? null : props.choice.period)),
    dates: computed(() => format.dates(props.period.start, props.period.end, year.value)),
    comparedDates: computed(() => format.dates(props.compared.start, props.compared.end, year.value)),
  }
}
