import { DomainError } from '../../core/errors'
import { addressBlock } from '../address-block'
import { isKnownPlace } from './places.service'
import { passwordMatches } from '../passwords.service'
import type { Scope } from '../scope'
import { createThrottle } from '../throttle.service'
import type { Account } from './accounts.repository'
import { LONGEST_PASSWORD } from './password-rules.service'
import { auditEverywhere } from './passwords.service'
import { acceptCode } from './two-factor.service'

const wrong = () => new DomainError('UNAUTHENTICATED', 'The e-mail address or the password is wrong.')

const secondFactor = (message: string) => new DomainError('UNAUTHENTICATED', message, { secondFactor: true })

/** Written down without being waited for: it must not show that there is an account. */
const noteFailure = (scope: Scope, account: Account, factor: 'code' | 'password'): void => {
  const entry = { action: 'SIGN_IN_FAILED', subject: { kind: 'USER', id: account.id }, details: { factor } } as const
  auditEverywhere(scope.house.identityPool, scope, account.id, entry).catch((error: unknown) => {
    scope.house.log.error({ err: error }, 'a failed sign-in could not be written down')
  })
}

const proveSecondFactor = async (scope: Scope, account: Account, code: string | null): Promise<void> => {
  if (!account.totpConfirmedAt) return
  if (!code) throw secondFactor('Enter the code of your authenticator app.')
  const accepted = await acceptCode(scope.house, scope.house.identityPool, account, code)
  if (accepted === null) {
    noteFailure(scope, account, 'code')
    throw secondFactor('This code is wrong, or was used already.')
  }
  if (accepted === 'recoveryCode')
    await auditEverywhere(scope.house.identityPool, scope, account.id, {
      action: 'RECOVERY_CODE_USED',
      subject: { kind: 'USER', id: account.id },
    })
}

/** Makes sure that it is the person: the same answer, in the same time, whether the address or the password is wrong. */
export const proveIdentity = async (
  scope: Scope,
  account: Account | null,
  address: string,
  password: string,
  code: string | null,
): Promise<Account> => {
  const { house, transport } = scope
  const throttle = house.singleton(createThrottle)
  const from = addressBlock(transport.ip)
  await throttle.attempt(address.slice(0, 300), from)
  await throttle.attemptFromAnywhere(
    address.slice(0, 300),
    async () => account !== null && (await isKnownPlace(house, account.id, transport)),
  )
  const matches = password.length <= LONGEST_PASSWORD && (await passwordMatches(account?.passwordHash ?? null, password))
  if (account && !matches) noteFailure(scope, account, 'password')
  if (!account || !matches) throw wrong()
  await proveSecondFactor(scope, account, code)
  await throttle.succeeded(address, from)
  return account
}
