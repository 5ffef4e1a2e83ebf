import { useQuery } from '@urql/vue'
import { BookingOptionsDocument, CreateExperimentDocument } from '../gql/graphql'
import { emptyExperiment, experimentInputOf, experimentProblems } from '../utils/experiment-draft'
import { useAction } from './useAction'
import { useFormat } from './useFormat'
import { useNow } from './useNow'
import { useViewer } from './useViewer'

/** What stands for all services in the list of them, which takes no empty value. */
const everyService = 'ALL'

/** A new A/B test while it is being written, and what is wrong with it by the path of the field. */
export const useExperimentForm = () => {
  const format = useFormat()
  const now = useNow()
  const options = useQuery({ query: BookingOptionsDocument, variables: {}, pause: !useViewer().can('bookings.manage') })
  const { run, isBusy, paths } = useAction()
  const draft = reactive({ ...emptyExperiment(), serviceId: everyService })
  const own = ref<Record<string, string>>({})
  const problems = computed(() => ({ ...paths.value, ...own.value }))
  return {
    draft,
    problems,
    /** What no single field is to blame for; null for nothing. */
    general: computed(() => problems.value['input'] ?? null),
    isBusy,
    services: computed(() => [
      { value: everyService, label: 'Any service' },
      ...(options.data.value?.bookingOptions.services ?? []).map(({ id, name }) => ({ value: id, label: name })),
    ]),
    /** Whether it is set up; else the problems are named. */
    save: async (): Promise<boolean> => {
      own.value = experimentProblems(draft)
      if (Object.keys(own.value).length > 0) return false
      const serviceId = draft.serviceId === everyService ? '' : draft.serviceId
      const input = experimentInputOf({ ...draft, serviceId }, format.calendarDate(now.value), format.timeZone)
      return (await run(CreateExperimentDocument, { input }, `${input.name} is set up`, ['Experiment'])) !== null
    },
  }
}
