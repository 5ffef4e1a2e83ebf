import type { GraphQLSchema } from 'graphql'
import { getNamedType, isObjectType } from 'graphql'

/** Names of fields that tell something private of a person, or what somebody earns. */
const privateNames =
  /^(email|phone|address|emergencyContact|notes?|body|subject|text|ip|browser|communications|tags|secret|revenue|profit|budget|hourlyRate|commissionRate|permissions|permissionChanges)$/

/** Private fields that everybody may see who comes as far as their type, and why; the list is reviewed whenever it grows. */
const openBecause: Readonly<Record<string, string>> = {
  'Annotation.text': 'of the whole business, which asking for it needs',
  'AuditEntry.browser': 'the audit log needs audit.view',
  'AuditEntry.ip': 'the audit log needs audit.view',
  'AuditEntry.subject': 'the audit log needs audit.view',
  'Booking.bookedPrice': 'whoever takes care of a booking knows its price',
  'Booking.notes': 'whoever takes care of a booking needs what is to be minded',
  'Booking.price': 'whoever takes care of a booking knows its price',
  'Booking.refunded': 'whoever takes care of a booking knows its price',
  'Communication.body': 'Customer.communications needs customers.view',
  'Communication.subject': 'Customer.communications needs customers.view',
  'BridgeStep.amount': 'revenueBridge needs revenue.view',
  'CompetitorService.price': 'what another business asks of everybody',
  'ChannelSpend.note': 'channelSpend needs finance.view',
  'CreatedApiToken.secret': 'shown once to whoever made it',
  'CustomerNote.note': 'Customer.notes needs customers.view',
  'CustomerNote.tags': 'Customer.notes needs customers.view',
  'EmergencyContact.phone': 'TeamMember.emergencyContact is for oneself and for team.manage',
  'HeatmapCell.revenue': 'revenueAnalytics needs revenue.view',
  'Invitation.email': 'of whoever holds the link that was sent there',
  'RevenueAnalytics.earned': 'revenueAnalytics needs revenue.view',
  'RevenueAnalytics.pending': 'revenueAnalytics needs revenue.view',
  'RevenueAnalytics.previousTotal': 'revenueAnalytics needs revenue.view',
  'RevenueAnalytics.refunded': 'revenueAnalytics needs revenue.view',
  'RevenueAnalytics.total': 'revenueAnalytics needs revenue.view',
  'RevenueBridge.booked': 'revenueBridge needs revenue.view',
  'RevenueBridge.completed': 'revenueBridge needs revenue.view',
  'RevenueBridge.paid': 'revenueBridge needs revenue.view',
  'RevenueSlice.earned': 'revenueAnalytics needs revenue.view',
  'RevenueSlice.previousRevenue': 'revenueAnalytics needs revenue.view',
  'RevenueSlice.revenue': 'revenueAnalytics needs revenue.view',
  'Review.text': 'whoever took care of a booking knows what was said of it',
  'Role.permissions': 'what a role may do, of nobody in particular',
  'Service.price': 'what is asked of everybody',
  'Session.browser': 'sessions are one’s own',
  'Session.ip': 'sessions are one’s own',
  'Team.permissions': 'what there is to be granted, of nobody in particular',
  'TwoFactorSetup.secret': 'shown once to whoever sets it up',
  'Viewer.email': 'of oneself',
  'Viewer.permissions': 'of oneself',
}

/** What is wrong about the private fields of a schema: none declares what it needs by accident, and no excuse outlives its field. */
export const sensitiveFieldProblems = (schema: GraphQLSchema, excuses: Readonly<Record<string, string>> = openBecause): string[] => {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  const found = Object.values(schema.getTypeMap())
    .filter(type => isObjectType(type) && !roots.includes(type) && !type.name.startsWith('__'))
    .flatMap(type =>
      isObjectType(type) ? Object.values(type.getFields()).map(field => ({ name: `${type.name}.${field.name}`, field })) : [],
    )
    .filter(({ field }) => privateNames.test(field.name) || getNamedType(field.type).name === 'Money')
  const open = found.filter(({ field: { extensions } }) => extensions.allow === undefined && extensions.allowOneselfOr === undefined)
  const openNames = new Set(open.map(({ name }) => name))
  return [
    ...[...openNames].filter(name => !(name in excuses)).map(name => `${name} is private and does not declare @Allow`),
    ...Object.keys(excuses)
      .filter(name => !openNames.has(name))
      .map(name => `${name} is excused without need`),
  ]
}
