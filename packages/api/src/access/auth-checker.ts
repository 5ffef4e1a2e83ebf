import type { Allowance } from '@dashboard/schema'
import type { AuthCheckerFn } from 'type-graphql'
import { DomainError, forbidden, unauthenticated } from '../core/errors'
import type { Scope } from './scope'

/** Answers `@Allow`: UNAUTHENTICATED without a sign-in, FORBIDDEN without one of the permissions. */
export const authChecker: AuthCheckerFn<Scope, Allowance> = ({ context }, allowances) => {
  const { viewer } = context
  if (!viewer) throw unauthenticated()
  for (const allowance of allowances) {
    if (allowance === 'signedIn' || allowance === 'public') continue
    if (allowance === 'session') {
      if (viewer.sessionId === null) throw new DomainError('FORBIDDEN', 'This is for people: a token cannot do it.')
    } else if (!context.can(allowance)) throw forbidden(allowance)
  }
  return true
}
