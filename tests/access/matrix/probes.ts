import { randomUUID } from 'node:crypto'
import { event } from '../../kit/events'

/** Ids of things that exist. */
export interface Things {
  booking: string
  customer: string
  service: string
  pet: string
  note: string
  annotation: string
  competitor: string
  spend: string
  experiment: string
  segment: string
  view: string
  export: string
  member: string
  token: string
  session: string
  event: string
  provider: string
  /** What was done, in the audit log. */
  subject: string
}

/** A question with one id in it, and the rest of it right. */
export interface Probe {
  /** `Type.field(argument.path)`. */
  place: string
  kind: keyof Things
  document: string
  /** The variables around the id, out of what the asker has. */
  variables(id: string, own: Things): Record<string, unknown>
}

const tomorrow = (): string => new Date(Date.now() + 86_400_000).toISOString()

const simple = (place: string, kind: keyof Things, document: string): Probe => ({ place, kind, document, variables: id => ({ id }) })

const bookingChange = (name: string, rest = ''): Probe =>
  simple(`Mutation.${name}(id)`, 'booking', `mutation ($id: ID!) { ${name}(id: $id${rest}) { id } }`)

const memberChange = (name: string, rest: string, selection: string): Probe =>
  simple(`Mutation.${name}(id)`, 'member', `mutation ($id: ID!) { ${name}(id: $id${rest}) ${selection} }`)

const filtered = (field: string, kind: keyof Things): Probe => ({
  place: `Query.bookings(filter.${field})`,
  kind,
  document: 'query ($filter: BookingFilter!) { bookings(filter: $filter) { totalCount nodes { id } } }',
  variables: id => ({ filter: { [field]: id } }),
})

const audited = (field: string, kind: keyof Things): Probe => ({
  place: `Query.auditLog(filter.${field})`,
  kind,
  document: 'query ($filter: AuditFilter!) { auditLog(filter: $filter) { totalCount nodes { id } } }',
  variables: id => ({ filter: { [field]: id } }),
})

const exported = (field: string, kind: keyof Things): Probe => ({
  place: `Mutation.exportAuditLog(filter.${field})`,
  kind,
  document: 'mutation ($filter: AuditFilter!) { exportAuditLog(filter: $filter) { expiresAt } }',
  variables: id => ({ filter: { [field]: id } }),
})

const created = (field: 'customerId' | 'serviceId' | 'petId' | 'assignedToId', kind: keyof Things): Probe => ({
  place: `Mutation.createBooking(input.${field})`,
  kind,
  document: 'mutation ($input: CreateBookingInput!) { createBooking(input: $input) { id } }',
  variables: (id, own) => ({ input: { customerId: own.customer, serviceId: own.service, startsAt: tomorrow(), [field]: id } }),
})

/** `saveThing` and `updateThing` take a `ThingInput`. */
const saved = (name: string, kind: keyof Things, input: Record<string, unknown>): Probe => ({
  place: `Mutation.${name}(id)`,
  kind,
  document: `mutation ($id: ID!, $input: ${name.replace(/^(save|update)/, '')}Input!) { ${name}(id: $id, input: $input) { id } }`,
  variables: id => ({ id, input }),
})

export const probes: Probe[] = [
  simple('Query.booking(id)', 'booking', 'query ($id: ID!) { booking(id: $id) { id notes } }'),
  simple('Query.customer(id)', 'customer', 'query ($id: ID!) { customer(id: $id) { id name email } }'),
  simple('Query.teamMember(id)', 'member', 'query ($id: ID!) { teamMember(id: $id) { id firstName email } }'),
  filtered('assignedToId', 'member'),
  filtered('customerId', 'customer'),
  filtered('serviceId', 'service'),
  audited('actorId', 'member'),
  audited('subjectId', 'subject'),
  exported('actorId', 'member'),
  exported('subjectId', 'subject'),
  created('customerId', 'customer'),
  created('serviceId', 'service'),
  created('petId', 'pet'),
  created('assignedToId', 'member'),
  bookingChange('confirmBooking'),
  bookingChange('checkInBooking'),
  bookingChange('completeBooking'),
  bookingChange('cancelBooking'),
  bookingChange('markBookingNoShow'),
  bookingChange('reopenBooking'),
  bookingChange('refundBooking', ', input: { amount: "1" }'),
  bookingChange('updateBooking', ', input: { price: "2" }'),
  {
    place: 'Mutation.updateBooking(input.assignedToId)',
    kind: 'member',
    document: 'mutation ($own: ID!, $id: ID!) { updateBooking(id: $own, input: { assignedToId: $id }) { id } }',
    variables: (id, own) => ({ id, own: own.booking }),
  },
  {
    place: 'Mutation.recordEvents(events.id)',
    kind: 'event',
    document: 'mutation ($events: [BusinessEventInput!]!) { recordEvents(events: $events) { recorded duplicates } }',
    variables: id => ({ events: [event('PROFILE_VIEWED', new Date(), {}, id)] }),
  },
  simple(
    'Mutation.addCustomerNote(customerId)',
    'customer',
    'mutation ($id: ID!) { addCustomerNote(customerId: $id, note: "Hm") { note } }',
  ),
  simple('Mutation.updateCustomerNote(id)', 'note', 'mutation ($id: ID!) { updateCustomerNote(id: $id, note: "Hm") { note } }'),
  simple('Mutation.deleteCustomerNote(id)', 'note', 'mutation ($id: ID!) { deleteCustomerNote(id: $id) }'),
  simple(
    'Mutation.updateCustomerTags(customerId)',
    'customer',
    'mutation ($id: ID!) { updateCustomerTags(customerId: $id, tags: ["x"]) { tags } }',
  ),
  simple(
    'Mutation.updateCustomer(id)',
    'customer',
    'mutation ($id: ID!) { updateCustomer(id: $id, input: { name: "Mine" }) { name phone } }',
  ),
  simple(
    'Mutation.tagCustomers(selection.ids)',
    'customer',
    'mutation ($id: ID!) { tagCustomers(selection: { ids: [$id] }, add: ["x"]) { changedCount addedTo } }',
  ),
  simple(
    'Mutation.tagCustomers(selection.segmentId)',
    'segment',
    'mutation ($id: ID!) { tagCustomers(selection: { segmentId: $id }, add: ["x"]) { changedCount addedTo } }',
  ),
  simple('Mutation.deleteCustomerView(id)', 'view', 'mutation ($id: ID!) { deleteCustomerView(id: $id) }'),
  simple('Mutation.eraseCustomer(customerId)', 'customer', 'mutation ($id: ID!) { eraseCustomer(customerId: $id) }'),
  simple('Mutation.exportCustomerData(customerId)', 'customer', 'mutation ($id: ID!) { exportCustomerData(customerId: $id) { url } }'),
  {
    place: 'Mutation.addTeamMember(input.ref)',
    kind: 'member',
    document: 'mutation ($input: AddTeamMemberInput!) { addTeamMember(input: $input) { member { firstName } } }',
    variables: id => ({ input: { ref: id, email: `${randomUUID()}@example.test`, firstName: 'Ida', role: 'STAFF' } }),
  },
  memberChange('updateTeamMember', ', input: { skills: ["cats"] }', '{ id }'),
  memberChange('removeTeamMember', '', ''),
  {
    place: 'Mutation.removeTeamMember(reassignTo)',
    kind: 'member',
    document: 'mutation ($own: ID!, $id: ID!) { removeTeamMember(id: $own, reassignTo: $id) }',
    variables: (id, own) => ({ id, own: own.member }),
  },
  memberChange('restoreTeamMember', '', '{ id }'),
  memberChange('resendInvitation', '', '{ invitationSent }'),
  memberChange('withdrawInvitation', '', '{ id }'),
  simple('Mutation.revokeApiToken(id)', 'token', 'mutation ($id: ID!) { revokeApiToken(id: $id) }'),
  simple('Mutation.revokeSession(id)', 'session', 'mutation ($id: ID!) { revokeSession(id: $id) }'),
  saved('saveAnnotation', 'annotation', { startsOn: '2026-11-01', text: 'Mine' }),
  simple('Mutation.deleteAnnotation(id)', 'annotation', 'mutation ($id: ID!) { deleteAnnotation(id: $id) }'),
  saved('saveCompetitor', 'competitor', { name: 'Mine' }),
  simple('Mutation.deleteCompetitor(id)', 'competitor', 'mutation ($id: ID!) { deleteCompetitor(id: $id) }'),
  saved('saveChannelSpend', 'spend', { channel: 'SEARCH', amount: '7', startsOn: '2026-11-01', endsOn: '2026-11-30' }),
  simple('Mutation.deleteChannelSpend(id)', 'spend', 'mutation ($id: ID!) { deleteChannelSpend(id: $id) }'),
  {
    place: 'Mutation.createExperiment(input.serviceId)',
    kind: 'service',
    document: 'mutation ($input: ExperimentInput!) { createExperiment(input: $input) { service { name } } }',
    variables: id => ({ input: { name: randomUUID(), serviceId: id, variants: [{ name: 'A' }, { name: 'B' }] } }),
  },
  simple('Mutation.endExperiment(id)', 'experiment', 'mutation ($id: ID!) { endExperiment(id: $id) { name } }'),
  simple(
    'Mutation.exposeToExperiment(id)',
    'experiment',
    'mutation ($id: ID!) { exposeToExperiment(id: $id, customerIds: []) { position } }',
  ),
  {
    place: 'Mutation.exposeToExperiment(customerIds)',
    kind: 'customer',
    document: 'mutation ($own: ID!, $id: ID!) { exposeToExperiment(id: $own, customerIds: [$id]) { position } }',
    variables: (id, own) => ({ id, own: own.experiment }),
  },
  simple(
    'Query.serviceAnalytics(serviceId)',
    'service',
    'query ($id: ID!) { serviceAnalytics(period: { start: "2026-01-01", end: "2026-12-31" }, serviceId: $id) { services { completed } } }',
  ),
  simple('Query.customers(segmentId)', 'segment', 'query ($id: ID!) { customers(segmentId: $id) { totalCount } }'),
  saved('updateSegment', 'segment', { name: 'Mine', criteria: { all: [] } }),
  simple('Query.export(id)', 'export', 'query ($id: ID!) { export(id: $id) { fileName downloadUrl } }'),
  simple('Mutation.cancelExport(id)', 'export', 'mutation ($id: ID!) { cancelExport(id: $id) { fileName status } }'),
  simple('Subscription.exportProgressed(id)', 'export', 'subscription ($id: ID!) { exportProgressed(id: $id) { fileName } }'),
  simple(
    'Mutation.exportCustomers(input.segmentId)',
    'segment',
    'mutation ($id: ID!) { exportCustomers(input: { format: CSV, fields: ["NAME"], segmentId: $id }) { fileName } }',
  ),
  simple(
    'Mutation.exportCustomers(input.customerIds)',
    'customer',
    'mutation ($id: ID!) { exportCustomers(input: { format: CSV, fields: ["NAME"], customerIds: [$id] }) { status totalRows } }',
  ),
  simple('Mutation.deleteSegment(id)', 'segment', 'mutation ($id: ID!) { deleteSegment(id: $id) }'),
  simple('Mutation.switchProvider(providerId)', 'provider', 'mutation ($id: ID!) { switchProvider(providerId: $id) { id } }'),
]

/** Versions, which name nothing: `since` counts what the asker's own business did. */
export const nameless: readonly string[] = [
  'Subscription.activityAdded(since)',
  'Subscription.kpiUpdated(since)',
  'Subscription.metricUpdated(since)',
]
