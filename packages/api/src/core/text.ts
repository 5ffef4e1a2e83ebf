/** Text that people type. */

const BROKEN = /\0|\p{Surrogate}/u
const CONTROL = /\p{Cc}/u

interface Bounds {
  min?: number
  max: number
  /** Whether it may have several lines. */
  lines?: boolean
}

/** What is wrong with a trimmed text; null where nothing is. */
export const textProblem = (text: string, { min = 1, max, lines = false }: Bounds): string | null => {
  if (text.length < min) return 'must not be empty'
  if (text.length > max) return `must be at most ${max} characters long`
  if (BROKEN.test(text)) return 'holds characters that cannot be stored (NUL or half a surrogate pair)'
  return CONTROL.test(lines ? text.replace(/[\n\r\t]/g, '') : text) ? 'holds control characters' : null
}

const EMAIL = /^[^\s@"(),:;<>[\\\]]+@[^\s@"(),:;<>[\\\]]+\.[^\s@"(),:;<>[\\\].]{2,}$/

/** What is wrong with a trimmed e-mail address; null where nothing is. Whether anybody reads it shows only when mail is sent. */
export const emailProblem = (email: string): string | null => {
  const problem = textProblem(email, { max: 254 })
  if (problem !== null) return problem
  return EMAIL.test(email) && !email.includes('..') ? null : 'must be an e-mail address such as "ada@example.com"'
}

const PHONE = /^\+?[\d\s()./-]+$/
const FEWEST_DIGITS = 4
const MOST_DIGITS = 20

/** What is wrong with a trimmed phone number; null where nothing is. */
export const phoneProblem = (phone: string): string | null => {
  const digits = phone.replace(/\D/g, '').length
  const isSound = PHONE.test(phone) && digits >= FEWEST_DIGITS && digits <= MOST_DIGITS && phone.length <= 50
  return isSound ? null : 'must be a phone number such as "+49 30 123456"'
}
