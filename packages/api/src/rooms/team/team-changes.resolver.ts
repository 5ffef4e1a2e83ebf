import { AddedTeamMember, AddTeamMemberInput, Allow, DateTimeScalar, TeamMember, UpdateTeamMemberInput } from '@dashboard/schema'
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql'
import type { Scope } from '../../access/scope'
import { addTeamMember } from './addition.service'
import { updateTeamMember } from './changes.service'
import { removeTeamMember, restoreTeamMember } from './employment.service'
import { resendInvitation, withdrawInvitation } from './invitations.service'

const Id = () => Arg('id', () => ID, { description: 'Id of the member; NOT_FOUND when there is none.' })
const Expected = () =>
  Arg('expectedUpdatedAt', () => DateTimeScalar, {
    nullable: true,
    description:
      'The `updatedAt` that you saw: CONFLICT when the member was changed since. Left out, the member is changed as they are now.',
  })

@Resolver()
export class TeamChangesResolver {
  @Allow('team.manage')
  @Mutation(() => AddedTeamMember, {
    description:
      'Adds somebody and sends an invitation by e-mail. Only owners add owners and managers; pay needs `team.pay.manage`, permissions `team.permissions.manage`. BAD_USER_INPUT names every bad field.',
  })
  addTeamMember(@Ctx() scope: Scope, @Arg('input', () => AddTeamMemberInput, { description: 'Who.' }) input: AddTeamMemberInput) {
    return addTeamMember(scope, input)
  }

  @Allow('signedIn')
  @Mutation(() => TeamMember, {
    description:
      'Changes a member; oneself only phone, address and emergency contact without `team.manage`. Only owners change owners and managers. CONFLICT when it would leave no owner who can sign in.',
  })
  updateTeamMember(
    @Ctx() scope: Scope,
    @Id() id: string,
    @Arg('input', () => UpdateTeamMemberInput, { description: 'What changes.' }) input: UpdateTeamMemberInput,
    @Expected() expectedUpdatedAt: Date | null,
  ) {
    return updateTeamMember(scope, { id, expectedUpdatedAt }, input)
  }

  @Allow('team.manage')
  @Mutation(() => Boolean, {
    description:
      'Ends an employment: sessions, tokens and sockets of the member end at once, and their open bookings that begin later go to `reassignTo` or to nobody (`TeamMember.upcomingBookings` tells how many before). What was done stays theirs. True also when it had ended before. CONFLICT for the last owner.',
  })
  removeTeamMember(
    @Ctx() scope: Scope,
    @Id() id: string,
    @Arg('reassignTo', () => ID, { nullable: true, description: 'Who takes over the open bookings; nobody when left out.' })
    reassignTo: string | null,
    @Expected() expectedUpdatedAt: Date | null,
  ) {
    return removeTeamMember(scope, { id, expectedUpdatedAt }, reassignTo)
  }

  @Allow('team.manage')
  @Mutation(() => TeamMember, {
    description: 'Takes somebody back in the role that they had; who could sign in can again. CONFLICT when they work here.',
  })
  restoreTeamMember(@Ctx() scope: Scope, @Id() id: string, @Expected() expectedUpdatedAt: Date | null) {
    return restoreTeamMember(scope, { id, expectedUpdatedAt })
  }

  @Allow('team.manage')
  @Mutation(() => AddedTeamMember, {
    description:
      'Invites a member who cannot sign in yet, for the first time or again; an earlier link works no longer. CONFLICT without an e-mail address, RATE_LIMITED within a minute of the last one.',
  })
  resendInvitation(@Ctx() scope: Scope, @Id() id: string) {
    return resendInvitation(scope, { id })
  }

  @Allow('team.manage')
  @Mutation(() => TeamMember, { description: 'Makes the link of the open invitation useless. CONFLICT when there is none.' })
  withdrawInvitation(@Ctx() scope: Scope, @Id() id: string) {
    return withdrawInvitation(scope, { id })
  }
}
