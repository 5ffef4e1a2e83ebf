import { Allow, AuditConnection, AuditFilter, AuditLogArgs, Download } from '@dashboard/schema'
import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import type { Scope } from '../../../access/scope'
import { auditLog, exportAuditLog } from './audit-log.service'

@Resolver()
export class AuditLogResolver {
  @Allow('audit.view')
  @Query(() => AuditConnection, { description: 'Who did what to whom, when and from where, newest first.' })
  auditLog(@Ctx() scope: Scope, @Args(() => AuditLogArgs) args: AuditLogArgs) {
    return auditLog(scope, args)
  }

  @Allow('session', 'audit.view')
  @Mutation(() => Download, { description: 'A link to the entries that meet the filter, as CSV that spreadsheets open.' })
  exportAuditLog(
    @Ctx() scope: Scope,
    @Arg('filter', () => AuditFilter, { nullable: true, description: 'Which entries; all when left out.' }) filter: AuditFilter | null,
  ) {
    return exportAuditLog(scope, filter ?? {})
  }
}
