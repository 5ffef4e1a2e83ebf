import { useQuery } from '@urql/vue'
import type { CompetitorFactsFragment } from '../gql/graphql'
import { CompetitorAnalysisDocument, DeleteCompetitorDocument } from '../gql/graphql'
import { useAction } from './useAction'
import { useAsyncState } from './useAsyncState'
import { useViewer } from './useViewer'

/** The provider among its competitors, and what one does with them. */
export const useCompetitors = () => {
  const { can } = useViewer()
  const query = useQuery({
    query: CompetitorAnalysisDocument,
    variables: {},
    pause: !can('metrics.view') || !can('business.view'),
    requestPolicy: 'cache-and-network',
  })
  const retry = () => void query.executeQuery({ requestPolicy: 'network-only' })
  const { run, isBusy, failure } = useAction()
  return {
    state: useAsyncState(query, { read: ({ competitorAnalysis }) => competitorAnalysis }),
    retry,
    mayManage: can('marketing.manage'),
    isBusy,
    failure,
    /** Whether the competitor is gone. */
    remove: async ({ id, name }: CompetitorFactsFragment): Promise<boolean> => {
      if (!(await run(DeleteCompetitorDocument, { id }, `${name} is removed`, ['Competitor', 'CompetitorAnalysis']))) return false
      retry()
      return true
    },
  }
}
