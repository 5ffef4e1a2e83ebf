import { useAddressQuery } from './useAddressQuery'

/** What is open beside the page: one booking, named in the address, or the form for a new one. */
export const useBookingPanels = () => {
  const route = useRoute()
  const { change, changeNamed } = useAddressQuery()
  const isFormOpen = useState('booking-form', () => false)

  const openId = computed(() => (typeof route.query['booking'] === 'string' ? route.query['booking'] : null))
  const addressOf = (id: string) => ({ query: { ...route.query, booking: id } })
  return {
    isFormOpen,
    openForm: () => void (isFormOpen.value = true),
    openId,
    addressOf,
    open: (id: string) => change(query => ({ ...query, booking: id }), { replace: false }),
    close: () => changeNamed(['booking'], () => ({})),
  }
}
