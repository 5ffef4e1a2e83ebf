import { permissions, type Permission, type TeamRole } from '@dashboard/schema/vocabulary'

const operations: readonly Permission[] = [
  'bookings.view',
  'bookings.manage',
  'customers.view',
  'events.write',
  'insights.view',
  'insights.manage',
  'metrics.view',
  'revenue.view',
  'team.view',
]

/** Which permissions a role brings: owners have all, managers run the business, the others see no revenue. */
export const rolePermissions: Record<TeamRole, ReadonlySet<Permission>> = {
  OWNER: new Set(permissions),
  MANAGER: new Set(operations),
  STAFF: new Set<Permission>(['bookings.view', 'bookings.manage', 'customers.view', 'metrics.view', 'insights.view', 'team.view']),
  CONTRACTOR: new Set<Permission>(['bookings.view', 'bookings.manage', 'metrics.view', 'team.view']),
}
