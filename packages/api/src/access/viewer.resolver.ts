import { Allow, Provider, TeamMember, ViewerType } from '@dashboard/schema'
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Scope } from './scope'
import { findMember } from './members.repository'
import { listMemberships } from './sessions.repository'
import { signIn, signOut } from './sign-in.service'
import type { Viewer } from './viewer'

const shown = (viewer: Viewer) => ({ ...viewer, id: viewer.userId, permissions: [...viewer.permissions].sort() })
type ShownViewer = ReturnType<typeof shown>

@Resolver(() => ViewerType)
export class ViewerResolver {
  @Allow('signedIn')
  @Query(() => ViewerType, { description: 'Who is signed in.' })
  viewer(@Ctx() scope: Scope): ShownViewer | null {
    return scope.viewer && shown(scope.viewer)
  }

  @Allow('signedIn')
  @Query(() => Provider, { description: 'The provider that the session is for.' })
  provider(@Ctx() scope: Scope) {
    return scope.provider
  }

  @Allow('public')
  @Mutation(() => ViewerType, {
    description:
      'Signs in and sets an HttpOnly session cookie. UNAUTHENTICATED when the address or the password is wrong, RATE_LIMITED after too many tries.',
  })
  async signIn(
    @Ctx() scope: Scope,
    @Arg('email', () => String, { description: 'E-mail address of the user, upper or lower case.' }) email: string,
    @Arg('password', () => String, { description: 'Their password.' }) password: string,
  ): Promise<ShownViewer> {
    return shown(await signIn(scope, email, password))
  }

  @Allow('public')
  @Mutation(() => Boolean, { description: 'Ends the session and closes its sockets; true also when nobody was signed in.' })
  signOut(@Ctx() scope: Scope): Promise<boolean> {
    return signOut(scope)
  }

  @FieldResolver(() => [Provider])
  providers(@Root() viewer: ShownViewer, @Ctx() scope: Scope) {
    return listMemberships(scope.house.identityPool, viewer.userId)
  }

  @FieldResolver(() => TeamMember, { nullable: true })
  member(@Root() viewer: ShownViewer, @Ctx() scope: Scope) {
    return findMember(scope.house.identityPool, viewer.provider.id, viewer.memberId)
  }
}
