import type { House } from '../house'
import { sealer } from '../pii/sealer.service'
import { mailer } from '../mail/mailer.service'
import type { Letter } from '../mail/mail'

/** The e-mail address of a person, from the row of the person. */
export const addressOf = (house: House, account: { email: string }): string => house.singleton(sealer).open('email', null, account.email)

/** Sends a letter without being waited for: that there is an account must not show in how long an answer takes. */
export const sendLater = (house: House, letter: Letter): void => {
  void house.singleton(mailer).send(letter)
}

/** An address of the web. A secret goes behind `#`, which browsers keep to themselves. */
export const webUrl = ({ settings }: House, path: string, secret?: string): string =>
  `${settings.publicUrl}${path}${secret === undefined ? '' : `#${secret}`}`
