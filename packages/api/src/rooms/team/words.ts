/** Roles and permissions as people read them. */
import type { Permission, TeamRole } from '@dashboard/schema/vocabulary'

export const permissionWords: Record<Permission, string> = {
  'audit.view': 'Read and export the audit log.',
  'bookings.manage': 'Make, change, complete and cancel bookings.',
  'bookings.refund': 'Give money back.',
  'bookings.view': 'See bookings, services and what happened.',
  'business.view': 'See the whole business, not only the own bookings, their customers and the own figures.',
  'customers.erase': 'Erase a customer for good.',
  'customers.export': 'Export customers and their data.',
  'customers.manage': 'Change tags and details of customers, and notes of colleagues.',
  'customers.notes': 'Write notes about customers.',
  'customers.view': 'See customers and how to reach them.',
  'events.write': 'Record events on behalf of other systems.',
  'finance.view': 'See profit, budgets and incentives.',
  'goals.manage': 'Set goals.',
  'insights.manage': 'Act on insights and set them aside.',
  'insights.view': 'See insights and alerts.',
  'marketing.manage': 'Run campaigns and answer reviews.',
  'metrics.view': 'See figures.',
  'privacy.manage': 'Decide how long personal data is kept.',
  'revenue.view': 'See revenue.',
  'team.manage': 'Add, change, invite and remove members of the team.',
  'team.pay.manage': 'Change what members are paid.',
  'team.pay.view': 'See what members are paid.',
  'team.permissions.manage': 'Grant permissions to members and take them.',
  'team.view': 'See the team.',
  'tokens.manage': 'Let other systems in with API tokens.',
}

/** Highest first. */
export const roleWords: Record<TeamRole, string> = {
  OWNER: 'Runs the business and may do everything.',
  MANAGER: 'Runs the day: bookings, customers, team and revenue, but neither pay nor profit.',
  STAFF: 'Takes care of animals: the own schedule, bookings, their customers and the own figures.',
  CONTRACTOR: 'Helps out: the own schedule and bookings.',
}
