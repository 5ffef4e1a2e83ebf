import { useQuery } from '@urql/vue'
import type { CompetitorFactsFragment } from '../gql/graphql'
import { BookingOptionsDocument, SaveCompetitorDocument } from '../gql/graphql'
import { competitorDraftOf, competitorInputOf, competitorProblems } from '../utils/competitor-draft'
import { useAction } from './useAction'
import { useFormat } from './useFormat'
import { useViewer } from './useViewer'

/** What is known of a competitor while it is being written, and what is wrong with it by the path of the field. */
export const useCompetitorForm = (known: CompetitorFactsFragment | null) => {
  const { currency } = useFormat()
  const options = useQuery({ query: BookingOptionsDocument, variables: {}, pause: !useViewer().can('bookings.manage') })
  const { run, isBusy, paths } = useAction()
  const draft = reactive(competitorDraftOf(known))
  const own = ref<Record<string, string>>({})
  return {
    draft,
    problems: computed(() => ({ ...paths.value, ...own.value })),
    isBusy,
    currency,
    /** What the provider itself sells, to be chosen by the same name. */
    offered: computed(() => (options.data.value?.bookingOptions.services ?? []).map(({ name }) => name)),
    /** Whether it is saved; else the problems are named. */
    save: async (): Promise<boolean> => {
      own.value = competitorProblems(draft)
      if (Object.keys(own.value).length > 0) return false
      const input = competitorInputOf(draft)
      const touched = ['Competitor', 'CompetitorAnalysis']
      return (await run(SaveCompetitorDocument, { id: known?.id ?? null, input }, `${input.name} is saved`, touched)) !== null
    },
  }
}
