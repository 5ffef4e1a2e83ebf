/** The actions of the audit log in groups that people look for. */
import type { AuditAction } from '@dashboard/schema/vocabulary'

export interface AuditGroup {
  name: string
  label: string
  icon: string
  actions: readonly AuditAction[]
}

export const auditGroups: readonly AuditGroup[] = [
  {
    name: 'doors',
    label: 'Sign-ins',
    icon: 'i-lucide-log-in',
    actions: [
      'SIGNED_IN',
      'SIGNED_IN_FROM_NEW_PLACE',
      'SIGN_IN_FAILED',
      'SIGNED_OUT',
      'PROVIDER_SWITCHED',
      'SESSION_REVOKED',
      'RECOVERY_CODE_USED',
    ],
  },
  {
    name: 'secrets',
    label: 'Passwords and factors',
    icon: 'i-lucide-shield-check',
    actions: [
      'PASSWORD_CHANGED',
      'PASSWORD_RESET_REQUESTED',
      'PASSWORD_RESET',
      'TWO_FACTOR_ENABLED',
      'TWO_FACTOR_DISABLED',
      'RECOVERY_CODES_RENEWED',
    ],
  },
  {
    name: 'tokens',
    label: 'API tokens',
    icon: 'i-lucide-key-round',
    actions: ['TOKEN_CREATED', 'TOKEN_REVOKED', 'TOKEN_USED_FROM_NEW_PLACE'],
  },
  {
    name: 'team',
    label: 'Team',
    icon: 'i-lucide-users',
    actions: [
      'MEMBER_ADDED',
      'MEMBER_INVITED',
      'INVITATION_ACCEPTED',
      'INVITATION_WITHDRAWN',
      'MEMBER_CHANGED',
      'MEMBER_REMOVED',
      'MEMBER_RESTORED',
      'MEMBER_PRIVATE_DATA_VIEWED',
    ],
  },
  {
    name: 'rights',
    label: 'Roles, rights and pay',
    icon: 'i-lucide-badge-check',
    actions: ['MEMBER_ROLE_CHANGED', 'MEMBER_PERMISSIONS_CHANGED', 'MEMBER_PAY_CHANGED'],
  },
  {
    name: 'customers',
    label: 'Customers',
    icon: 'i-lucide-contact',
    actions: [
      'CUSTOMER_VIEWED',
      'CUSTOMER_CONTACT_VIEWED',
      'CUSTOMER_CREATED',
      'CUSTOMER_CHANGED',
      'CUSTOMERS_TAGGED',
      'SEGMENT_CREATED',
      'SEGMENT_CHANGED',
      'SEGMENT_DELETED',
    ],
  },
  {
    name: 'privacy',
    label: 'Exports and erasures',
    icon: 'i-lucide-file-down',
    actions: [
      'CUSTOMER_DATA_EXPORTED',
      'CUSTOMER_ERASED',
      'CUSTOMERS_EXPORTED',
      'EXPORT_CANCELLED',
      'AUDIT_EXPORTED',
      'FILE_DOWNLOADED',
      'RETENTION_CHANGED',
      'DATA_RETIRED',
    ],
  },
  {
    name: 'experiments',
    label: 'A/B tests',
    icon: 'i-lucide-flask-conical',
    actions: ['EXPERIMENT_CREATED', 'EXPERIMENT_ENDED', 'EXPERIMENT_EXPOSED'],
  },
]

/** The group that an action is looked for in. */
export const auditGroupOf = (action: AuditAction): AuditGroup | undefined => auditGroups.find(({ actions }) => actions.includes(action))

/** What an owner wants to notice among the rest. */
export const isNotable = (action: AuditAction): boolean =>
  [
    'SIGNED_IN_FROM_NEW_PLACE',
    'SIGN_IN_FAILED',
    'TOKEN_USED_FROM_NEW_PLACE',
    'RECOVERY_CODE_USED',
    'CUSTOMER_ERASED',
    'TWO_FACTOR_DISABLED',
  ].includes(action)
