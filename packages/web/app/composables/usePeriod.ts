import type { PeriodChoice } from '../utils/period-choice'
import { periodChoiceOf, queryOfPeriodChoice } from '../utils/period-choice'
import { useAddressQuery } from './useAddressQuery'

const names = ['period', 'from', 'to', 'compare']

/** The dates that the page shows, read from and written to its address. */
export const usePeriod = () => {
  const route = useRoute()
  const { changeNamed } = useAddressQuery()
  const choice = computed(() => periodChoiceOf(route.query))
  const choose = (change: Partial<PeriodChoice>) =>
    changeNamed(names, query => queryOfPeriodChoice({ ...periodChoiceOf(query), ...change }))
  return { choice, choose }
}
