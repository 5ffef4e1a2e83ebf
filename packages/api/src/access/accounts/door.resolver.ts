import { Allow, Invitation, ViewerType } from '@dashboard/schema'
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import type { Scope } from '../scope'
import { shownViewer } from '../shown-viewer'
import { signIn, signOut } from '../sign-in.service'
import { acceptInvitation, invitationOf } from './acceptance.service'
import { switchProvider } from './memberships.service'
import { requestPasswordReset, resetPassword } from './passwords.service'

const Token = () => Arg('token', () => String, { description: 'The token of the link that was sent by e-mail.' })
const Code = () =>
  Arg('code', () => String, {
    nullable: true,
    description:
      'The code of the authenticator app, or a recovery code, where the account has a second factor: without it UNAUTHENTICATED says `secondFactor`.',
  })

@Resolver()
export class DoorResolver {
  @Allow('public')
  @Mutation(() => ViewerType, {
    description:
      'Signs in, to the provider that was used last, and sets an HttpOnly session cookie. UNAUTHENTICATED when the address or the password is wrong, with `extensions.secondFactor` when only the code is missing or wrong; RATE_LIMITED after too many tries.',
  })
  async signIn(
    @Ctx() scope: Scope,
    @Arg('email', () => String, { description: 'E-mail address of the user, upper or lower case.' }) email: string,
    @Arg('password', () => String, { description: 'Their password.' }) password: string,
    @Code() code: string | null,
  ) {
    return shownViewer(await signIn(scope, email, password, code))
  }

  @Allow('public')
  @Mutation(() => Boolean, { description: 'Ends the session and closes its sockets; true also when nobody was signed in.' })
  signOut(@Ctx() scope: Scope): Promise<boolean> {
    return signOut(scope)
  }

  @Allow('session')
  @Mutation(() => ViewerType, {
    description: "Goes on in another provider's dashboard, with a new session. NOT_FOUND for a provider that the viewer does not work for.",
  })
  async switchProvider(@Ctx() scope: Scope, @Arg('providerId', () => ID, { description: 'One of viewer.providers.' }) providerId: string) {
    return shownViewer(await switchProvider(scope, providerId))
  }

  @Allow('public')
  @Query(() => Invitation, { description: 'What the link of an invitation is to. NOT_FOUND when it works no longer.' })
  invitation(@Ctx() scope: Scope, @Token() token: string) {
    return invitationOf(scope, token)
  }

  @Allow('public')
  @Mutation(() => ViewerType, {
    description:
      'Joins the team that the link invites to, and signs in. Who has no account chooses a password, who has one proves it. NOT_FOUND when the link works no longer.',
  })
  async acceptInvitation(
    @Ctx() scope: Scope,
    @Token() token: string,
    @Arg('password', () => String, {
      description: 'The password of the account, or one for a new account: 10–200 characters that are hard to guess.',
    })
    password: string,
    @Code() code: string | null,
  ) {
    return shownViewer(await acceptInvitation(scope, token, password, code))
  }

  @Allow('public')
  @Mutation(() => Boolean, {
    description: 'Sends a link for a new password, if somebody has the address. Always true, so that nobody learns who has an account.',
  })
  requestPasswordReset(
    @Ctx() scope: Scope,
    @Arg('email', () => String, { description: 'E-mail address of the account.' }) email: string,
  ): Promise<boolean> {
    return requestPasswordReset(scope, email)
  }

  @Allow('public')
  @Mutation(() => Boolean, {
    description:
      'Sets a new password and signs the person out everywhere. NOT_FOUND when the link works no longer, BAD_USER_INPUT for a poor password.',
  })
  resetPassword(
    @Ctx() scope: Scope,
    @Token() token: string,
    @Arg('password', () => String, { description: '10–200 characters that are hard to guess.' }) password: string,
  ): Promise<boolean> {
    return resetPassword(scope, token, password)
  }
}
