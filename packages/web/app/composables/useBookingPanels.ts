/** What is open beside the page: one booking, named in the address, or the form for a new one. */
export const useBookingPanels = () => {
  const route = useRoute()
  const isFormOpen = useState('booking-form', () => false)

  const openId = computed(() => (typeof route.query['booking'] === 'string' ? route.query['booking'] : null))
  const addressOf = (id: string) => ({ query: { ...route.query, booking: id } })
  const close = () => {
    const { booking: _closed, ...query } = route.query
    return navigateTo({ query }, { replace: true })
  }
  return {
    isFormOpen,
    openForm: () => void (isFormOpen.value = true),
    openId,
    addressOf,
    open: (id: string) => navigateTo(addressOf(id)),
    close,
  }
}
