import type { CustomerColumn, CustomerLook, Density } from '../utils/customer-columns'
import { columnWords, customerColumns, customerLookOf, toggledColumn } from '../utils/customer-columns'
import { useViewer } from './useViewer'

const oneYearSeconds = 365 * 86_400

/** Columns and density of the list, kept in this browser; columns of money only for who may see it. */
export const useCustomerLook = () => {
  const { can } = useViewer()
  const kept = useCookie<unknown>('customers-look', { maxAge: oneYearSeconds, sameSite: 'lax', default: () => null })
  const isOffered = (column: CustomerColumn) => !columnWords[column].isMoney || can('revenue.view')
  const look = computed<CustomerLook>(() => {
    const { columns, density } = customerLookOf(kept.value)
    return { columns: columns.filter(isOffered), density }
  })
  const keep = (change: Partial<CustomerLook>) => (kept.value = { ...customerLookOf(kept.value), ...change })
  return {
    look,
    offered: customerColumns.filter(isOffered),
    toggle: (column: CustomerColumn) => keep({ columns: toggledColumn(customerLookOf(kept.value).columns, column) }),
    setDensity: (density: Density) => keep({ density }),
  }
}
