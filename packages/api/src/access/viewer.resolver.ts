import { Allow, Provider, TeamMember, ViewerType } from '@dashboard/schema'
import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { findMember } from './members.repository'
import type { Scope } from './scope'
import { listMemberships } from './sessions.repository'
import { type ShownViewer, shownViewer } from './shown-viewer'

@Resolver(() => ViewerType)
export class ViewerResolver {
  @Allow('signedIn')
  @Query(() => ViewerType, { description: 'Who is signed in.' })
  viewer(@Ctx() scope: Scope): ShownViewer | null {
    return scope.viewer && shownViewer(scope.viewer)
  }

  @Allow('signedIn')
  @Query(() => Provider, { description: 'The provider that the session or token is for.' })
  provider(@Ctx() scope: Scope) {
    return scope.provider
  }

  @FieldResolver(() => [Provider])
  providers(@Root() viewer: ShownViewer, @Ctx() scope: Scope) {
    // A token is for one provider, wherever else its maker works.
    return viewer.tokenId === null ? listMemberships(scope.house.identityPool, viewer.userId) : [viewer.provider]
  }

  @FieldResolver(() => TeamMember, { nullable: true })
  member(@Root() viewer: ShownViewer, @Ctx() scope: Scope) {
    return findMember(scope.house.identityPool, viewer.provider.id, viewer.memberId)
  }
}
