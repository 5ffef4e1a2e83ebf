import type { Call, Setting } from './call'

const bookingOf = ({ stage, own }: Setting) => stage.booking(own, 'completed')

/** A field of a customer, as everybody meets it who sees the booking, and in the profile. */
const ofCustomer = (name: string, selection: string, type = 'Customer'): Call[] => [
  {
    row: `${type}.${name} through a booking`,
    document: `query ($id: ID!) { booking(id: $id) { customer { ${selection} } } }`,
    variables: async setting => ({ id: (await bookingOf(setting)).id }),
  },
  {
    row: `${type}.${name} in the profile`,
    document: `query ($id: ID!) { customer(id: $id) { ${selection} } }`,
    variables: async setting => ({ id: (await bookingOf(setting)).customerId }),
  },
]

const ofOverview = (name: string, selection: string, type = 'Overview'): Call => ({
  row: `${type}.${name}`,
  document: `{ overview { ${selection} } }`,
})

/** A field of a member, of oneself and of a colleague. */
const ofMember = (name: string, selection = ''): Call[] => {
  const document = `query ($id: ID!) { teamMember(id: $id) { ${name} ${selection} } }`
  return [
    { row: `TeamMember.${name} of oneself`, document, variables: ({ own }) => ({ id: own }) },
    { row: `TeamMember.${name} of a colleague`, document, variables: ({ colleague }) => ({ id: colleague }) },
  ]
}

/** The fields that ask for more than the operation around them. */
export const fieldCalls: Call[] = [
  ...ofCustomer('address', 'address'),
  ...ofCustomer('analytics', 'analytics { totalBookings }'),
  ...ofCustomer('bookings', 'bookings { totalCount }'),
  ...ofCustomer('communications', 'communications { totalCount }'),
  ...ofCustomer('email', 'email'),
  ...ofCustomer('emailConsent', 'emailConsent'),
  ...ofCustomer('lifetime', 'lifetime { horizonDays }'),
  ...ofCustomer('predictedBehavior', 'predictedBehavior { churnRisk }'),
  ...ofCustomer('preferences', 'preferences { services { share } }'),
  ...ofCustomer('reviews', 'reviews { totalCount }'),
  ...ofCustomer('smsConsent', 'smsConsent'),
  ...ofCustomer('notes', 'notes { totalCount }'),
  ...ofCustomer('phone', 'phone'),
  ...ofCustomer('tags', 'tags'),
  ...ofCustomer('totalSpent', 'analytics { totalSpent { amount } }', 'CustomerAnalytics'),
  ...ofCustomer('averageBookingValue', 'analytics { averageBookingValue { amount } }', 'CustomerAnalytics'),
  ...ofCustomer('monetaryScore', 'analytics { monetaryScore }', 'CustomerAnalytics'),
  ...ofCustomer('value', 'lifetime { value { amount } }', 'LifetimeMetrics'),
  ...ofCustomer('predictedValue', 'lifetime { predictedValue { amount } }', 'LifetimeMetrics'),
  ...ofCustomer('predictedValueLow', 'lifetime { predictedValueLow { amount } }', 'LifetimeMetrics'),
  ...ofCustomer('predictedValueHigh', 'lifetime { predictedValueHigh { amount } }', 'LifetimeMetrics'),
  ofOverview('alerts', 'alerts { id }'),
  ofOverview('insights', 'insights { id }'),
  ofOverview('recentActivity', 'recentActivity { id }'),
  ofOverview('upcomingBookings', 'upcomingBookings { id }'),
  ofOverview('revenue', 'metrics { revenue { value } }', 'OverviewMetrics'),
  ...ofMember('access'),
  ...ofMember('address'),
  ...ofMember('bookings', '{ totalCount }'),
  ...ofMember('certifications', '{ name }'),
  ...ofMember('commissionRate'),
  ...ofMember('email'),
  ...ofMember('emergencyContact', '{ name }'),
  ...ofMember('hiredDate'),
  ...ofMember('hourlyRate', '{ amount }'),
  ...ofMember('invitation', '{ expiresAt }'),
  ...ofMember('permissionChanges', '{ grant }'),
  ...ofMember('permissions'),
  ...ofMember('phone'),
  ...ofMember('ref'),
  ...ofMember('skills'),
  ...ofMember('terminatedDate'),
  ...ofMember('upcomingBookings'),
  ...ofMember('updatedAt'),
  ...ofMember('workSchedule', '{ weekday }'),
]
