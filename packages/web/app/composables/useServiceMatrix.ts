import type { ColumnKey } from '../utils/service-columns'
import type { MatrixChoice } from '../utils/service-matrix'
import { matrixChoiceOf, queryOfMatrixChoice } from '../utils/service-matrix'

/** The columns, the order and the opened service of the performance matrix, kept in the address beside whatever else stands there. */
export const useServiceMatrix = () => {
  const route = useRoute()
  const choice = computed(() => matrixChoiceOf(route.query))
  const go = (change: Partial<MatrixChoice>) => {
    const { columns: _columns, sort: _sort, order: _order, ...others } = route.query
    return navigateTo({ query: { ...others, ...queryOfMatrixChoice({ ...choice.value, ...change }) } }, { replace: true })
  }
  return {
    choice,
    /** The first press orders by the column, greatest first; the second turns it round; the third goes back to the rank. */
    sortBy: (key: ColumnKey) => {
      const { sort, isAscending } = choice.value
      if (sort !== key) return go({ sort: key, isAscending: false })
      return isAscending ? go({ sort: null, isAscending: false }) : go({ isAscending: true })
    },
    toggle: (key: ColumnKey) => {
      const { columns } = choice.value
      return go({ columns: columns.includes(key) ? columns.filter(each => each !== key) : [...columns, key] })
    },
    openId: computed(() => (typeof route.query['service'] === 'string' ? route.query['service'] : null)),
    addressOf: (id: string) => ({ query: { ...route.query, service: id } }),
    close: () => {
      const { service: _closed, ...query } = route.query
      return navigateTo({ query }, { replace: true })
    },
  }
}
