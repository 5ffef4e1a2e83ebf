import type { Allowance } from '@dashboard/schema'
import type { AuthCheckerFn } from 'type-graphql'
import { forbidden, unauthenticated } from '../core/errors'
import type { Scope } from './scope'

/** Answers `@Allow`: UNAUTHENTICATED without a sign-in, FORBIDDEN without the permission. */
export const authChecker: AuthCheckerFn<Scope, Allowance> = ({ context }, allowances) => {
  if (!context.viewer) throw unauthenticated()
  for (const allowance of allowances) {
    if (allowance === 'signedIn' || allowance === 'public' || context.can(allowance)) continue
    throw forbidden(allowance)
  }
  return true
}
