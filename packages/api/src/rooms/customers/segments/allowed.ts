import type { Permission } from '@dashboard/schema/vocabulary'
import { forbidden } from '../../../core/errors'
import { type Criteria, isAboutMoney } from './criteria'

/** FORBIDDEN for who asks what somebody spends without being allowed to know: whoever can ask often enough knows. */
export const assertMayAsk = (viewer: { can(permission: Permission): boolean }, criteria: Criteria): void => {
  if (isAboutMoney(criteria) && !viewer.can('revenue.view')) throw forbidden('revenue.view')
}
