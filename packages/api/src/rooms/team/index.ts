import { MemberBookingsResolver } from './member-bookings.resolver'
import { MemberContactResolver, MemberProfileResolver, MemberStandingResolver } from './member-fields.resolver'
import { TeamChangesResolver } from './team-changes.resolver'
import { TeamResolver } from './team.resolver'

export const teamResolvers = [
  TeamResolver,
  TeamChangesResolver,
  MemberContactResolver,
  MemberProfileResolver,
  MemberStandingResolver,
  MemberBookingsResolver,
] as const
