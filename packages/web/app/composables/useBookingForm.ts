import { useQuery } from '@urql/vue'
import type { CustomerSearchQuery } from '../gql/graphql'
import { BookingOptionsDocument, CreateBookingDocument } from '../gql/graphql'
import { instantAt } from '../utils/calendar'
import { decimalOf, isAmount } from '../utils/decimal'
import type { Failure } from '../utils/failure'
import { failureOf } from '../utils/failure'
import { useFormat } from './useFormat'

type FoundCustomer = CustomerSearchQuery['customerSearch'][number]

/** Somebody who comes for the first time, as far as they are written down. */
interface Newcomer {
  name: string
  email: string
  phone: string
}

/** Stands in the list of animals for one that is not known yet. */
export const anotherPet = 'another'

export interface BookingDraft {
  customer: FoundCustomer | undefined
  /** Instead of `customer`. */
  newcomer: Newcomer | null
  serviceId: string | undefined
  petId: string | undefined
  petName: string
  memberId: string | undefined
  date: string
  time: string
  price: string
  notes: string
}

const whoMissing = ({ customer, newcomer }: BookingDraft): Record<string, string> => {
  if (newcomer) return newcomer.name.trim() ? {} : { 'newCustomer.name': 'Write the name.' }
  return customer ? {} : { customerId: 'Choose who is booking.' }
}

/** Who comes, and with which animal. */
const whoOf = ({ customer, newcomer, petId, petName }: BookingDraft) => {
  const isAnother = newcomer !== null || petId === anotherPet
  return {
    ...(newcomer
      ? { newCustomer: { name: newcomer.name.trim(), email: newcomer.email.trim() || null, phone: newcomer.phone.trim() || null } }
      : { customerId: customer?.id ?? null }),
    ...(isAnother ? { petName: petName.trim() || null } : { petId: petId ?? null }),
  }
}

/** A new booking while it is being written, and what is wrong with it by field. */
export const useBookingForm = (now: number) => {
  const format = useFormat()
  const { $graphql } = useNuxtApp()
  const options = useQuery({ query: BookingOptionsDocument, variables: {} })
  const draft = reactive<BookingDraft>({
    customer: undefined,
    newcomer: null,
    serviceId: undefined,
    petId: undefined,
    petName: '',
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
    ...whoMissing(draft),
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
    if (!draft.serviceId || !startsAt.value || Object.keys(problems.value).length > 0) return null
    isBusy.value = true
    const input = {
      ...whoOf(draft),
      serviceId: draft.serviceId,
      startsAt: startsAt.value.toISOString(),
      assignedToId: draft.memberId ?? null,
      price: decimalOf(draft.price),
      notes: draft.notes.trim() || null,
    }
    const { data, error } = await $graphql.mutation(CreateBookingDocument, { input }).toPromise()
    isBusy.value = false
    if (data) return data.createBooking.id
    failure.value = error ? failureOf(error) : null
    problems.value = failure.value?.paths ?? {}
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
