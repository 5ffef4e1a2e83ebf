import { useQuery } from '@urql/vue'
import type { CustomerSearchQuery } from '../gql/graphql'
import { BookingOptionsDocument, CreateBookingDocument } from '../gql/graphql'
import { instantAt } from '../utils/calendar'
import { decimalOf, isAmount } from '../utils/decimal'
import type { Failure } from '../utils/failure'
import { failureOf } from '../utils/failure'
import { useFormat } from './useFormat'

type FoundCustomer = CustomerSearchQuery['customerSearch'][number]

interface Draft {
  customer: FoundCustomer | undefined
  serviceId: string | undefined
  petId: string | undefined
  memberId: string | undefined
  date: string
  time: string
  price: string
  notes: string
}

/** A new booking while it is being written, and what is wrong with it by field. */
export const useBookingForm = (now: number) => {
  const format = useFormat()
  const { $graphql } = useNuxtApp()
  const options = useQuery({ query: BookingOptionsDocument, variables: {} })
  const draft = reactive<Draft>({
    customer: undefined,
    serviceId: undefined,
    petId: undefined,
    memberId: undefined,
    date: format.calendarDate(now),
    time: '',
    price: '',
    notes: '',
  })
  const problems = ref<Record<string, string>>({})
  const failure = ref<Failure | null>(null)
  const isBusy = ref(false)

  const services = computed(() => options.data.value?.bookingOptions.services ?? [])
  const members = computed(() => options.data.value?.bookingOptions.members ?? [])
  const service = computed(() => services.value.find(({ id }) => id === draft.serviceId))
  const startsAt = computed(() => instantAt(draft.date, draft.time, format.timeZone))
  watch(
    () => draft.customer,
    customer => (draft.petId = customer?.pets.length === 1 ? customer.pets[0]?.id : undefined),
  )

  const missing = (): Record<string, string> => ({
    ...(draft.customer ? {} : { customerId: 'Choose who is booking.' }),
    ...(draft.serviceId ? {} : { serviceId: 'Choose what is booked.' }),
    ...(draft.date && draft.time
      ? startsAt.value
        ? {}
        : { startsAt: 'The clocks skip this time on that day. Choose another.' }
      : { startsAt: 'Say on which day and at what time.' }),
    ...(isAmount(draft.price) ? {} : { price: 'Write an amount such as 24.50.' }),
  })
  /** Saves the booking; its id when that went well, else null with the problems named. */
  const save = async (): Promise<string | null> => {
    problems.value = missing()
    failure.value = null
    if (!draft.customer || !draft.serviceId || !startsAt.value || Object.keys(problems.value).length > 0) return null
    isBusy.value = true
    const input = {
      customerId: draft.customer.id,
      serviceId: draft.serviceId,
      startsAt: startsAt.value.toISOString(),
      petId: draft.petId ?? null,
      assignedToId: draft.memberId ?? null,
      price: decimalOf(draft.price),
      notes: draft.notes.trim() || null,
    }
    const { data, error } = await $graphql.mutation(CreateBookingDocument, { input }).toPromise()
    isBusy.value = false
    if (data) return data.createBooking.id
    failure.value = error ? failureOf(error) : null
    problems.value = failure.value?.fields ?? {}
    return null
  }
  return {
    draft,
    problems,
    failure,
    isBusy,
    services,
    members,
    service,
    startsAt,
    optionsFailed: computed(() => Boolean(options.error.value)),
    save,
  }
}
