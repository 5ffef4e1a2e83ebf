import { createHmac, randomInt } from 'node:crypto'
import type pg from 'pg'
import { renderSVG } from 'uqr'
import { badInput, conflict } from '../../core/errors'
import type { House } from '../house'
import { twoFactorLetter } from '../mail/mail'
import { sealer } from '../pii/sealer.service'
import type { Scope } from '../scope'
import type { Account } from './accounts.repository'
import { identityTransaction } from './identity-transaction.service'
import { addressOf, sendLater, webUrl } from './letters.service'
import { auditEverywhere, ownAccount, provePassword } from './passwords.service'
import { newTotpSecret, totpStep, totpUri } from './totp'
import {
  confirmSecret,
  recoveryCodesLeft,
  removeSecret,
  replaceRecoveryCodes,
  setUpSecret,
  useRecoveryCode,
  useStep,
} from './two-factor.repository'

const RECOVERY_CODES = 10
/** Without letters and digits that look alike. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const CODE_LENGTH = 10

const newRecoveryCode = (): string => {
  const text = Array.from({ length: CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  return `${text.slice(0, CODE_LENGTH / 2)}-${text.slice(CODE_LENGTH / 2)}`
}

const recoveryHash = ({ settings }: House, userId: string, code: string): Buffer =>
  createHmac('sha256', settings.sessionSecret)
    .update(`recovery:${userId}:${code.toUpperCase().replace(/[^A-Z0-9]/g, '')}`)
    .digest()

const secretOf = (house: House, { totpSecret }: Account): string => house.singleton(sealer).open('totp', null, totpSecret ?? '')

/** Whether a code proves the second factor; each works once. A recovery code does, too, and tells so. */
export const acceptCode = async (
  house: House,
  client: pg.Pool | pg.ClientBase,
  account: Account,
  code: string,
): Promise<'code' | 'recoveryCode' | null> => {
  if (code.length > 40) return null
  const step = totpStep(secretOf(house, account), code, house.now(), account.totpLastStep === null ? null : Number(account.totpLastStep))
  if (step !== null) return (await useStep(client, account.id, step)) ? 'code' : null
  const used = await useRecoveryCode(client, account.id, recoveryHash(house, account.id, code), house.now())
  return used ? 'recoveryCode' : null
}

/** Makes a secret for the viewer's authenticator app; it is in force once a code of it was confirmed. */
export const setUpTwoFactor = async (scope: Scope) => {
  const { house } = scope
  const account = await ownAccount(scope)
  const secret = newTotpSecret()
  if (!(await setUpSecret(house.identityPool, account.id, house.singleton(sealer).seal('totp', null, secret))))
    throw conflict('Two-factor sign-in is on already. Turn it off before you set it up anew.')
  const uri = totpUri(secret, addressOf(house, account))
  return { secret, uri, qrCode: `data:image/svg+xml;base64,${Buffer.from(renderSVG(uri, { border: 2 })).toString('base64')}` }
}

const freshCodes = async (house: House, client: pg.ClientBase, userId: string): Promise<string[]> => {
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode)
  await replaceRecoveryCodes(
    client,
    userId,
    codes.map(code => recoveryHash(house, userId, code)),
  )
  return codes
}

const tell = (house: House, account: Account, isOn: boolean): void =>
  sendLater(house, twoFactorLetter(addressOf(house, account), account.name, isOn, webUrl(house, '/settings/security')))

/** Puts the second factor in force; answers the recovery codes, which are shown once. */
export const confirmTwoFactor = async (scope: Scope, code: string): Promise<string[]> => {
  const { house } = scope
  const account = await ownAccount(scope)
  if (account.totpSecret === null) throw conflict('Set up two-factor sign-in first.')
  if (account.totpConfirmedAt) throw conflict('Two-factor sign-in is on already.')
  const codes = await identityTransaction(house, async client => {
    if ((await acceptCode(house, client, account, code)) !== 'code')
      throw badInput([{ path: 'code', message: 'is not the code that your app shows now' }])
    await confirmSecret(client, account.id, house.now())
    await auditEverywhere(client, scope, account.id, { action: 'TWO_FACTOR_ENABLED', subject: { kind: 'USER', id: account.id } })
    return freshCodes(house, client, account.id)
  })
  tell(house, account, true)
  return codes
}

/** Turns the second factor off; the password proves that it is the person. */
export const disableTwoFactor = async (scope: Scope, password: string): Promise<true> => {
  const { house } = scope
  const account = await ownAccount(scope)
  await provePassword(scope, account, password, 'password')
  await identityTransaction(house, async client => {
    await removeSecret(client, account.id)
    await auditEverywhere(client, scope, account.id, { action: 'TWO_FACTOR_DISABLED', subject: { kind: 'USER', id: account.id } })
  })
  if (account.totpConfirmedAt) tell(house, account, false)
  return true
}

/** New recovery codes in the place of the old ones. */
export const renewRecoveryCodes = async (scope: Scope, password: string): Promise<string[]> => {
  const { house } = scope
  const account = await ownAccount(scope)
  if (!account.totpConfirmedAt) throw conflict('Two-factor sign-in is not on.')
  await provePassword(scope, account, password, 'password')
  return identityTransaction(house, async client => {
    await auditEverywhere(client, scope, account.id, { action: 'RECOVERY_CODES_RENEWED', subject: { kind: 'USER', id: account.id } })
    return freshCodes(house, client, account.id)
  })
}

/** Whether the viewer signs in with two factors, and how many recovery codes they have left. */
export const twoFactorOf = async (scope: Scope) => {
  const account = await ownAccount(scope)
  const isEnabled = account.totpConfirmedAt !== null
  return { isEnabled, recoveryCodesLeft: isEnabled ? await recoveryCodesLeft(scope.house.identityPool, account.id) : 0 }
}
