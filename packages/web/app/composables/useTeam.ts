import { useQuery } from '@urql/vue'
import { TeamDocument } from '../gql/graphql'
import { useAsyncState } from './useAsyncState'
import { useViewer } from './useViewer'

/** What of a colleague the viewer may ask for. */
export const useTeamRights = () => {
  const { can } = useViewer()
  return {
    whole: can('business.view') && can('team.view'),
    manage: can('team.manage'),
    pay: can('team.pay.view'),
    rights: can('team.permissions.manage'),
  }
}

/** The team with its roles. */
export const useTeam = () => {
  const { can } = useViewer()
  const { whole, manage, pay } = useTeamRights()
  const query = useQuery({
    query: TeamDocument,
    variables: { whole, manage, pay },
    pause: !can('team.view'),
    requestPolicy: 'cache-and-network',
  })
  return {
    state: useAsyncState(query, { read: ({ team }) => team }),
    refetch: () => void query.executeQuery({ requestPolicy: 'network-only' }),
  }
}
