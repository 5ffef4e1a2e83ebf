import { randomUUID } from 'node:crypto'
import type { Call, Setting } from './call'

const customerOf = async ({ stage, own }: Setting) => ({ id: (await stage.booking(own, 'completed')).customerId })
const customerOfColleague = async ({ stage, colleague }: Setting) => ({ id: (await stage.booking(colleague, 'completed')).customerId })

/** A view that the player saved, in the business where they work. */
const viewOf = async ({ stage, player: { providerId, userId } }: Setting) => {
  const { rows } = await stage.house.sql.query<{ id: string }>(
    `insert into customer_views (provider_id, user_id, name, query) values ($1, $2, $3, '') returning id`,
    [providerId, userId, randomUUID()],
  )
  return { id: rows[0]!.id }
}

const update = 'mutation ($id: ID!) { updateCustomer(id: $id, input: { phone: "+49 30 123456" }) { id } }'
const tag = 'mutation ($id: ID!) { tagCustomers(selection: { ids: [$id] }, add: ["calm"]) { changedCount } }'

/** What changes customers, and the views of their list. */
export const profileCalls: Call[] = [
  { row: 'Mutation.updateCustomer', document: update, variables: customerOf },
  { row: 'Mutation.updateCustomer of a colleague', document: update, variables: customerOfColleague },
  { row: 'Mutation.tagCustomers', document: tag, variables: customerOf },
  { row: 'Query.customerViews', document: '{ customerViews { name } }' },
  {
    row: 'Mutation.saveCustomerView',
    document: 'mutation ($name: String!) { saveCustomerView(name: $name, query: "segment=NEW") { id } }',
    variables: () => ({ name: randomUUID() }),
  },
  { row: 'Mutation.deleteCustomerView', document: 'mutation ($id: ID!) { deleteCustomerView(id: $id) }', variables: viewOf },
]
