import DataLoader from 'dataloader'
import { recordView } from '../../access/audit.service'
import type { Scope } from '../../access/scope'

interface View {
  memberId: string
  field: string
}

/** Notes who looks at private data of colleagues, one entry a member, before it is shown; what cannot be noted is not shown. */
export const privateViews = (scope: Scope): DataLoader<View, true, string> =>
  new DataLoader<View, true, string>(
    async views => {
      const fields = new Map<string, string[]>()
      for (const { memberId, field } of views) fields.set(memberId, [...(fields.get(memberId) ?? []), field])
      await recordView(
        scope,
        [...fields].map(([id, seen]) => ({
          action: 'MEMBER_PRIVATE_DATA_VIEWED' as const,
          subject: { kind: 'MEMBER' as const, id },
          details: { fields: seen.sort() },
        })),
      )
      return views.map(() => true as const)
    },
    { cacheKeyFn: ({ memberId, field }) => `${memberId}/${field}` },
  )
