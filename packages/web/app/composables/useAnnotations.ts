import { AnnotationsDocument, DeleteAnnotationDocument, SaveAnnotationDocument } from '../gql/graphql'
import type { AnnotationsQuery } from '../gql/graphql'
import { useAction } from './useAction'
import { useAnalyticsRange } from './useAnalyticsRange'
import { useReport } from './useReport'
import { useViewer } from './useViewer'

export type Annotation = AnnotationsQuery['annotations'][number]

/** What was written beside the days of the address; whoever may manage insights writes. */
export const useAnnotations = () => {
  const { can } = useViewer()
  const { period } = useAnalyticsRange()
  const { state, refetch } = useReport(AnnotationsDocument, () => ({ period: period.value }), { read: ({ annotations }) => annotations })
  const { run, isBusy, fields } = useAction()
  return {
    /** None while they are not known: a chart does not wait for them. */
    annotations: computed(() => (state.value.status === 'ready' ? state.value.value : [])),
    canWrite: can('insights.manage'),
    isBusy,
    fields,
    /** Whether it was kept. */
    save: async (id: string | null, input: { startsOn: string; endsOn: string | null; text: string }) => {
      const saved = await run(SaveAnnotationDocument, { id, input }, 'Written beside the days')
      if (saved) refetch()
      return saved !== null
    },
    remove: async (id: string) => {
      const removed = await run(DeleteAnnotationDocument, { id }, 'Removed')
      if (removed) refetch()
      return removed !== null
    },
  }
}
