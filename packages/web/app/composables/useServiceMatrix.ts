import type { ColumnKey } from '../utils/service-columns'
import type { MatrixChoice } from '../utils/service-matrix'
import { matrixChoiceOf, queryOfMatrixChoice } from '../utils/service-matrix'
import { useAddressQuery } from './useAddressQuery'

/** The columns, the order and the opened service of the performance matrix, kept in the address beside whatever else stands there. */
export const useServiceMatrix = () => {
  const route = useRoute()
  const { changeNamed } = useAddressQuery()
  const choice = computed(() => matrixChoiceOf(route.query))
  const go = (change: (choice: MatrixChoice) => Partial<MatrixChoice>) =>
    changeNamed(['columns', 'sort', 'order'], query => {
      const before = matrixChoiceOf(query)
      return queryOfMatrixChoice({ ...before, ...change(before) })
    })
  return {
    choice,
    /** The first press orders by the column, greatest first; the second turns it round; the third goes back to the rank. */
    sortBy: (key: ColumnKey) =>
      go(({ sort, isAscending }) => {
        if (sort !== key) return { sort: key, isAscending: false }
        return isAscending ? { sort: null, isAscending: false } : { isAscending: true }
      }),
    toggle: (key: ColumnKey) =>
      go(({ columns }) => ({ columns: columns.includes(key) ? columns.filter(each => each !== key) : [...columns, key] })),
    openId: computed(() => (typeof route.query['service'] === 'string' ? route.query['service'] : null)),
    addressOf: (id: string) => ({ query: { ...route.query, service: id } }),
    close: () => changeNamed(['service'], () => ({})),
  }
}
