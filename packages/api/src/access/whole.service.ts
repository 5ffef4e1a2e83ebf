import type { TenantDb } from '../db/tenant'
import { withTenantWrite } from '../db/tenant'
import type { Scope } from './scope'

/**
 * Works on the whole business, in a transaction of its own, for somebody who sees only their own part of it: where a
 * right of theirs reaches further, such as `team.manage`. Whoever calls it has checked that right.
 */
export const onWholeBusiness = async <T>(scope: Scope, work: (db: TenantDb) => Promise<T>): Promise<T> => {
  await scope.refresh()
  const result = await withTenantWrite(scope.house.pool, { providerId: scope.providerId, memberId: null }, work)
  await scope.refresh()
  return result
}
