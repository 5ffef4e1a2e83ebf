import { randomUUID } from 'node:crypto'
import { event } from '../../kit/events'
import type { Call, Setting } from './call'
import type { Life } from './stage'

const query = (name: string, document: string, variables?: Call['variables']): Call => ({
  row: `Query.${name}`,
  document,
  ...(variables && { variables }),
})

/** A change of a booking, of one's own and of a colleague's. */
const changes = (name: string, rest: string, life: Life = 'pending'): Call[] => {
  const document = `mutation ($id: ID!) { ${name}(id: $id${rest}) { id } }`
  const of = (whose: 'own' | 'colleague') => async (setting: Setting) => ({ id: (await setting.stage.booking(setting[whose], life)).id })
  return [
    { row: `Mutation.${name}`, document, variables: of('own') },
    { row: `Mutation.${name} of a colleague`, document, variables: of('colleague') },
  ]
}

const create = 'mutation ($input: CreateBookingInput!) { createBooking(input: $input) { id } }'
const inputOf = async ({ stage, own }: Setting, whose = own) => {
  const { customerId, serviceId } = await stage.booking(whose)
  return { customerId, serviceId, startsAt: new Date(Date.now() + 86_400_000).toISOString() }
}

export const bookingCalls: Call[] = [
  query('activity', '{ activity(first: 250) { totalCount nodes { id summary } } }'),
  query('bookings', '{ bookings(first: 250) { totalCount nodes { id customer { name } service { name } } } }'),
  query('booking', 'query ($id: ID!) { booking(id: $id) { id customer { name } notes } }', async ({ stage, own }) => ({
    id: (await stage.booking(own)).id,
  })),
  query('booking of a colleague', 'query ($id: ID!) { booking(id: $id) { id } }', async ({ stage, colleague }) => ({
    id: (await stage.booking(colleague)).id,
  })),
  query('bookingOptions', '{ bookingOptions { services { name } members { id firstName } } }'),
  query('services', '{ services { id name price { amount } } }'),
  query('today', '{ today { date expected { id } } }'),
  { row: 'Mutation.createBooking', document: create, variables: async setting => ({ input: await inputOf(setting) }) },
  {
    row: 'Mutation.createBooking for a customer of a colleague',
    document: create,
    variables: async setting => ({ input: await inputOf(setting, setting.colleague) }),
  },
  {
    row: 'Mutation.createBooking for somebody new',
    document: create,
    variables: async setting => {
      const { customerId: _known, ...input } = await inputOf(setting)
      return { input: { ...input, newCustomer: { name: 'Somebody New' } } }
    },
  },
  {
    row: 'Mutation.createBooking for a colleague',
    document: create,
    variables: async setting => ({ input: { ...(await inputOf(setting)), assignedToId: setting.colleague } }),
  },
  ...changes('updateBooking', ', input: { price: "80" }'),
  {
    row: 'Mutation.updateBooking to a colleague',
    document: 'mutation ($id: ID!, $to: ID!) { updateBooking(id: $id, input: { assignedToId: $to }) { id } }',
    variables: async ({ stage, own, colleague }) => ({ id: (await stage.booking(own)).id, to: colleague }),
  },
  ...changes('confirmBooking', ''),
  ...changes('checkInBooking', ''),
  ...changes('completeBooking', ''),
  ...changes('cancelBooking', ''),
  ...changes('markBookingNoShow', '', 'over'),
  ...changes('reopenBooking', '', 'completed'),
  ...changes('refundBooking', ', input: { amount: "1" }', 'completed'),
  {
    row: 'Mutation.recordEvents',
    document: 'mutation ($events: [BusinessEventInput!]!) { recordEvents(events: $events) { recorded } }',
    variables: () => ({ events: [event('PROFILE_VIEWED', new Date(), {})] }),
  },
]

export const figureCalls: Call[] = [
  query('overview', '{ overview { version kpis { name } } }'),
  query('kpis', '{ kpis { name value } }'),
  query('metrics', '{ metrics(metrics: ["bookings.count"], startDate: "2026-11-01", endDate: "2026-11-30") { data { value } } }'),
  query('metrics of money', '{ metrics(metrics: ["revenue.earned"], startDate: "2026-11-01", endDate: "2026-11-30") { data { value } } }'),
  query('metricCatalog', '{ metricCatalog { name } }'),
  query('insights', '{ insights { id } }'),
  { row: 'Subscription.metricUpdated', document: 'subscription ($since: ID) { metricUpdated(since: $since) { metric } }' },
  { row: 'Subscription.kpiUpdated', document: 'subscription ($since: ID) { kpiUpdated(since: $since) { version } }' },
  { row: 'Subscription.activityAdded', document: 'subscription ($since: ID) { activityAdded(since: $since) { summary } }' },
]

const ofCustomer = async ({ stage, own }: Setting) => ({ id: (await stage.booking(own)).customerId })
const ofColleaguesCustomer = async ({ stage, colleague }: Setting) => ({ id: (await stage.booking(colleague)).customerId })
const profile = 'query ($id: ID!) { customer(id: $id) { id name } }'
const add = 'mutation ($id: ID!) { addCustomerNote(customerId: $id, note: "Canary") { id } }'
const noteOf = (whose: 'own' | 'colleague') => async (setting: Setting) => ({
  id: await setting.stage.note((await setting.stage.booking(setting[whose])).customerId),
})
const update = 'mutation ($id: ID!) { updateCustomerNote(id: $id, note: "Canary") { id } }'
const remove = 'mutation ($id: ID!) { deleteCustomerNote(id: $id) }'

export const customerCalls: Call[] = [
  query('customers', '{ customers { totalCount customers { name } segments { count } } }'),
  query('customerSearch', '{ customerSearch(search: "Can") { id name } }'),
  query('customer', profile, ofCustomer),
  query('customer of a colleague', profile, ofColleaguesCustomer),
  {
    row: 'Mutation.createCustomer',
    document: 'mutation ($name: String!) { createCustomer(input: { name: $name }) { id } }',
    variables: () => ({ name: `Somebody ${randomUUID()}` }),
  },
  {
    row: 'Mutation.updateCustomerTags',
    document: 'mutation ($id: ID!) { updateCustomerTags(customerId: $id, tags: ["calm"]) { id } }',
    variables: ofCustomer,
  },
  { row: 'Mutation.addCustomerNote', document: add, variables: ofCustomer },
  { row: 'Mutation.addCustomerNote on a customer of a colleague', document: add, variables: ofColleaguesCustomer },
  { row: 'Mutation.updateCustomerNote of the owner', document: update, variables: noteOf('own') },
  { row: 'Mutation.updateCustomerNote on a customer of a colleague', document: update, variables: noteOf('colleague') },
  { row: 'Mutation.deleteCustomerNote of the owner', document: remove, variables: noteOf('own') },
  { row: 'Mutation.deleteCustomerNote on a customer of a colleague', document: remove, variables: noteOf('colleague') },
  { row: 'Mutation.eraseCustomer', document: 'mutation ($id: ID!) { eraseCustomer(customerId: $id) }', variables: ofCustomer },
  {
    row: 'Mutation.exportCustomerData',
    document: 'mutation ($id: ID!) { exportCustomerData(customerId: $id) { url } }',
    variables: ofCustomer,
  },
]
