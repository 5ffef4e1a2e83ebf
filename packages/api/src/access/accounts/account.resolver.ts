import { Allow, Session, TwoFactor, TwoFactorSetup } from '@dashboard/schema'
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql'
import type { Scope } from '../scope'
import { listSessions, revokeOtherSessions, revokeSession } from './memberships.service'
import { changePassword } from './passwords.service'
import { confirmTwoFactor, disableTwoFactor, renewRecoveryCodes, setUpTwoFactor, twoFactorOf } from './two-factor.service'

const Password = () => Arg('password', () => String, { description: "The viewer's password, to prove that it is them." })

@Resolver()
export class AccountResolver {
  @Allow('session')
  @Query(() => [Session], { description: 'Where the viewer is signed in, the latest used first.' })
  sessions(@Ctx() scope: Scope) {
    return listSessions(scope)
  }

  @Allow('session')
  @Mutation(() => Boolean, {
    description: 'Signs the viewer out in one browser and closes its sockets. NOT_FOUND for a session of somebody else.',
  })
  revokeSession(@Ctx() scope: Scope, @Arg('id', () => ID, { description: 'Id of the session.' }) id: string): Promise<boolean> {
    return revokeSession(scope, id)
  }

  @Allow('session')
  @Mutation(() => Int, { description: 'Signs the viewer out everywhere else; how many sessions that ended.' })
  revokeOtherSessions(@Ctx() scope: Scope): Promise<number> {
    return revokeOtherSessions(scope)
  }

  @Allow('session')
  @Mutation(() => Boolean, {
    description: "Changes the viewer's password and signs them out everywhere else. BAD_USER_INPUT names the field that is wrong.",
  })
  changePassword(
    @Ctx() scope: Scope,
    @Arg('currentPassword', () => String, { description: 'The password until now.' }) currentPassword: string,
    @Arg('newPassword', () => String, { description: 'The password from now on: 10–200 characters that are hard to guess.' })
    newPassword: string,
  ): Promise<boolean> {
    return changePassword(scope, currentPassword, newPassword)
  }

  @Allow('session')
  @Query(() => TwoFactor, { description: 'Whether the viewer signs in with two factors.' })
  twoFactor(@Ctx() scope: Scope) {
    return twoFactorOf(scope)
  }

  @Allow('session')
  @Mutation(() => TwoFactorSetup, {
    description: 'Makes a secret for an authenticator app; in force once `confirmTwoFactor` has seen a code of it. CONFLICT when one is.',
  })
  setUpTwoFactor(@Ctx() scope: Scope) {
    return setUpTwoFactor(scope)
  }

  @Allow('session')
  @Mutation(() => [String], {
    description: 'Puts the second factor in force. Answers ten recovery codes, shown this once; each signs in once without the app.',
  })
  confirmTwoFactor(
    @Ctx() scope: Scope,
    @Arg('code', () => String, { description: 'The six digits that the app shows now.' }) code: string,
  ): Promise<string[]> {
    return confirmTwoFactor(scope, code)
  }

  @Allow('session')
  @Mutation(() => Boolean, { description: 'Turns the second factor off.' })
  disableTwoFactor(@Ctx() scope: Scope, @Password() password: string): Promise<boolean> {
    return disableTwoFactor(scope, password)
  }

  @Allow('session')
  @Mutation(() => [String], { description: 'New recovery codes, shown this once; the old ones work no longer.' })
  renewRecoveryCodes(@Ctx() scope: Scope, @Password() password: string): Promise<string[]> {
    return renewRecoveryCodes(scope, password)
  }
}
