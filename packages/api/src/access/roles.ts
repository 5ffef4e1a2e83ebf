import { permissions, type Permission, type TeamRole, type TokenScope } from '@dashboard/schema/vocabulary'

/** What only owners do: hand out rights, see and set pay, profit and budgets, read the audit log, and let systems in. */
const ownersOnly: ReadonlySet<Permission> = new Set<Permission>([
  'audit.view',
  'customers.erase',
  'finance.view',
  'privacy.manage',
  'team.pay.manage',
  'team.pay.view',
  'team.permissions.manage',
  'tokens.manage',
])

/** Which permissions a role brings: owners have all, managers run the business, staff and contractors do their own work. */
export const rolePermissions: Record<TeamRole, ReadonlySet<Permission>> = {
  OWNER: new Set(permissions),
  MANAGER: new Set(permissions.filter(permission => !ownersOnly.has(permission))),
  STAFF: new Set<Permission>(['bookings.view', 'bookings.manage', 'customers.view', 'customers.notes', 'metrics.view', 'team.view']),
  CONTRACTOR: new Set<Permission>(['bookings.view', 'bookings.manage']),
}

/** Which permissions a token's scope asks for; it gets those of them that its creator has. */
export const scopePermissions: Record<TokenScope, ReadonlySet<Permission>> = {
  'bookings:read': new Set<Permission>(['bookings.view', 'business.view']),
  'bookings:write': new Set<Permission>(['bookings.view', 'bookings.manage', 'bookings.refund', 'business.view']),
  'customers:read': new Set<Permission>(['customers.view', 'business.view']),
  'customers:write': new Set<Permission>(['customers.view', 'customers.manage', 'customers.notes', 'business.view']),
  'events:write': new Set<Permission>(['events.write']),
  'insights:read': new Set<Permission>(['insights.view', 'business.view']),
  'insights:write': new Set<Permission>(['insights.view', 'insights.manage', 'business.view']),
  'marketing:write': new Set<Permission>(['marketing.manage', 'metrics.view', 'business.view']),
  'metrics:read': new Set<Permission>(['metrics.view', 'revenue.view', 'business.view']),
  'team:read': new Set<Permission>(['team.view', 'business.view']),
  'team:write': new Set<Permission>(['team.view', 'team.manage', 'business.view']),
}

/** What an owner changed for one member, over what the role brings. */
export interface PermissionChanges {
  grant: readonly Permission[]
  revoke: readonly Permission[]
}

/** What a member may do: the role's permissions with what was granted and without what was taken; owners always have all. */
export const memberPermissions = (role: TeamRole, { grant, revoke }: PermissionChanges): ReadonlySet<Permission> => {
  const brought = rolePermissions[role]
  if (role === 'OWNER' || (grant.length === 0 && revoke.length === 0)) return brought
  const taken = new Set(revoke)
  return new Set([...brought, ...grant].filter(permission => !taken.has(permission)))
}

/** What a token may do: what its scopes ask for, as far as its creator may do it now. */
export const tokenPermissions = (scopes: readonly TokenScope[], creator: ReadonlySet<Permission>): ReadonlySet<Permission> =>
  new Set(scopes.flatMap(scope => [...scopePermissions[scope]]).filter(permission => creator.has(permission)))
