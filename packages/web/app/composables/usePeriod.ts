import type { PeriodChoice } from '../utils/period-choice'
import { periodChoiceOf, queryOfPeriodChoice } from '../utils/period-choice'

const ours = new Set(['period', 'from', 'to', 'compare'])

/** The dates that the page shows, read from and written to its address. */
export const usePeriod = () => {
  const route = useRoute()
  const choice = computed(() => periodChoiceOf(route.query))
  const choose = (change: Partial<PeriodChoice>) => {
    const others = Object.fromEntries(Object.entries(route.query).filter(([name]) => !ours.has(name)))
    return navigateTo({ query: { ...others, ...queryOfPeriodChoice({ ...choice.value, ...change }) } }, { replace: true })
  }
  return { choice, choose }
}
