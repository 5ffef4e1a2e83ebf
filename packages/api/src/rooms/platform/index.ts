import type { AuditFilter } from '@dashboard/schema'
import type { DownloadKind } from '../../access/downloads/downloads.service'
import { AuditLogResolver } from './audit-log/audit-log.resolver'
import { auditFile } from './audit-log/audit-log.service'

export const platformResolvers = [AuditLogResolver] as const

/** The files that this room makes, by the names of their kinds. */
export const platformDownloads: Record<string, DownloadKind> = {
  audit: { permissions: ['audit.view'], open: (scope, input) => auditFile(scope, input as AuditFilter) },
}
