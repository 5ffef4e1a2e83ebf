/** The letters that the house writes, in plain text and HTML. What comes from people is escaped. */

export interface Letter {
  to: string
  subject: string
  text: string
  html: string
}

interface Content {
  to: string
  subject: string
  /** Paragraphs before the button. */
  before: string[]
  button?: { label: string; url: string }
  /** Paragraphs after it. */
  after?: string[]
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)

/** One line: a subject cannot carry further headers. */
const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

const paragraph = (text: string): string => `<p style="margin:0 0 16px">${escaped(text)}</p>`

const buttonOf = ({ label, url }: { label: string; url: string }): string =>
  `<p style="margin:24px 0"><a href="${escaped(url)}" style="background:#0f766e;border-radius:8px;color:#ffffff;display:inline-block;font-weight:600;padding:12px 20px;text-decoration:none">${escaped(label)}</a></p>
<p style="color:#57534e;font-size:13px;margin:0 0 16px">If the button does not work, copy this address: <br>${escaped(url)}</p>`

const letterOf = ({ to, subject, before, button, after = [] }: Content): Letter => ({
  to,
  subject: inOneLine(subject),
  text: [...before, ...(button ? [`${button.label}:\n${button.url}`] : []), ...after].join('\n\n') + '\n',
  html: `<!doctype html><html lang="en"><body style="background:#fafaf9;color:#1c1917;font:16px/1.5 system-ui,sans-serif;margin:0;padding:24px"><div style="background:#ffffff;border:1px solid #e7e5e4;border-radius:12px;margin:0 auto;max-width:520px;padding:32px">${before.map(paragraph).join('')}${button ? buttonOf(button) : ''}${after.map(paragraph).join('')}</div></body></html>`,
})

export const invitationLetter = (to: string, firstName: string, business: string, invitedBy: string | null, url: string): Letter =>
  letterOf({
    to,
    subject: `${business} invites you to its team`,
    before: [
      `Hello ${firstName},`,
      `${invitedBy ?? 'Somebody'} has added you to the team of ${business}. Accept to see your bookings and schedule.`,
    ],
    button: { label: 'Accept the invitation', url },
    after: ['The link works once, for seven days. If you did not expect it, you can leave this letter alone: nothing happens.'],
  })

export const passwordResetLetter = (to: string, name: string, url: string): Letter =>
  letterOf({
    to,
    subject: 'Choose a new password',
    before: [`Hello ${name},`, 'somebody, hopefully you, asked for a new password for this address.'],
    button: { label: 'Choose a new password', url },
    after: ['The link works once, for one hour. If it was not you, nothing has changed and you need not do anything.'],
  })

export const passwordChangedLetter = (to: string, name: string, url: string): Letter =>
  letterOf({
    to,
    subject: 'Your password was changed',
    before: [`Hello ${name},`, 'the password of your account was changed just now, and you were signed out everywhere else.'],
    button: { label: 'It was not me', url },
  })

export const newPlaceLetter = (to: string, name: string, browser: string, at: string, url: string): Letter =>
  letterOf({
    to,
    subject: 'A sign-in from a new place',
    before: [
      `Hello ${name},`,
      `your account was used on ${at} from a place where it was not used before: ${browser}.`,
      'If it was you, there is nothing to do. If it was not, choose a new password now; that signs everybody out.',
    ],
    button: { label: 'Look at my account', url },
  })

export const twoFactorLetter = (to: string, name: string, isOn: boolean, url: string): Letter =>
  letterOf({
    to,
    subject: isOn ? 'Two-factor sign-in is on' : 'Two-factor sign-in was turned off',
    before: [
      `Hello ${name},`,
      isOn
        ? 'from now on signing in takes a code from your phone besides your password.'
        : 'signing in to your account takes only your password again. If it was not you who turned it off, change your password now.',
    ],
    button: { label: 'Look at my account', url },
  })
