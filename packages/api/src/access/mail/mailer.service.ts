import { createTransport } from 'nodemailer'
import type { House } from '../house'
import type { Letter } from './mail'
import { createMailbox } from './mailbox'

/** Sends letters; never throws. */
export interface Mailer {
  /** Whether the letter went out, or was kept where there is no mail server but this machine's user. */
  send(letter: Letter): Promise<boolean>
}

/** The letters that were kept instead of sent. */
export const mailbox = (_: House) => createMailbox()

const sending = (house: House, smtpUrl: string): Mailer => {
  const transport = createTransport(smtpUrl, { from: house.settings.mailFrom })
  house.onClose(() => {
    transport.close()
  })
  return {
    async send({ to, subject, text, html }) {
      try {
        await transport.sendMail({ to, subject, text, html })
        return true
      } catch (error) {
        // What a mail server says may quote the address: only the kind of failure is told.
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
        house.log.error({ code }, 'a letter could not be sent')
        return false
      }
    },
  }
}

const keeping = (house: House): Mailer => ({
  async send(letter) {
    house.singleton(mailbox).keep({ ...letter, at: house.now() })
    return true
  },
})

const silent = ({ log }: House): Mailer => ({
  async send() {
    log.warn('a letter was not sent: SMTP_URL is not set')
    return false
  },
})

/** The house's mailer: by SMTP, else to the mailbox of an embedded installation, else to nobody. Get it by `house.singleton(mailer)`. */
export const mailer = (house: House): Mailer => {
  const { smtpUrl, keepsMail } = house.settings
  if (smtpUrl) return sending(house, smtpUrl)
  return keepsMail ? keeping(house) : silent(house)
}
