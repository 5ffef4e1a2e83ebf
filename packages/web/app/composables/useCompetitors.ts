import type { CompetitorFactsFragment } from '../gql/graphql'
import { CompetitorAnalysisDocument, DeleteCompetitorDocument } from '../gql/graphql'
import { useAction } from './useAction'
import { useLiveRefresh } from './useLiveRefresh'
import { useReport } from './useReport'
import { useViewer } from './useViewer'

/** The provider among its competitors, and what one does with them. */
export const useCompetitors = () => {
  const { can } = useViewer()
  const { state, refetch } = useReport(CompetitorAnalysisDocument, () => ({}), { read: ({ competitorAnalysis }) => competitorAnalysis })
  useLiveRefresh(refetch)
  const { run, isBusy, failure } = useAction()
  return {
    state,
    refetch,
    mayManage: can('marketing.manage'),
    isBusy,
    failure,
    /** Whether the competitor is gone. */
    remove: async ({ id, name }: CompetitorFactsFragment): Promise<boolean> => {
      if (!(await run(DeleteCompetitorDocument, { id }, `${name} is removed`, ['Competitor', 'CompetitorAnalysis']))) return false
      refetch()
      return true
    },
  }
}
