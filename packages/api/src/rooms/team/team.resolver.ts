import { Allow, PermissionDefinition, Role, Team, TeamMember } from '@dashboard/schema'
import { Arg, Ctx, FieldResolver, ID, Query, Resolver } from 'type-graphql'
import type { Scope } from '../../access/scope'
import { findMember, permissionDefinitions, roles, teamMembers } from './team.service'

@Resolver(() => Team)
export class TeamResolver {
  @Allow('team.view')
  @Query(() => Team, { description: 'Who works for the provider, and what each role may do.' })
  team() {
    return {}
  }

  @Allow('signedIn')
  @Query(() => TeamMember, {
    nullable: true,
    description: 'One member; null when there is none of that id. Without `team.view` only oneself is found.',
  })
  teamMember(@Ctx() scope: Scope, @Arg('id', () => ID, { description: 'Id of the member.' }) id: string) {
    return findMember(scope, id)
  }

  @FieldResolver(() => [TeamMember])
  members(@Ctx() scope: Scope) {
    return teamMembers(scope)
  }

  @FieldResolver(() => [Role])
  roles(@Ctx() scope: Scope) {
    return roles(scope)
  }

  @FieldResolver(() => [PermissionDefinition])
  permissions(@Ctx() scope: Scope) {
    return permissionDefinitions(scope)
  }
}
