/** What a search means: a whole e-mail address, a whole telephone number, or the beginning of words; capitals are the database's, which knows its own of İ and Σ. */
export type Search = { kind: 'email' | 'phone'; text: string } | { kind: 'words'; text: string } | null

const EMAIL = /^\S+@\S+\.\S+$/
const PHONE = /^[\d\s()+./-]+$/
const FEWEST_DIGITS = 6

/** What a typed text looks for; null where it says nothing. */
export const searchOf = (text: string): Search => {
  const trimmed = text.trim()
  if (trimmed === '') return null
  if (EMAIL.test(trimmed)) return { kind: 'email', text: trimmed }
  if (PHONE.test(trimmed) && trimmed.replace(/\D/g, '').length >= FEWEST_DIGITS) return { kind: 'phone', text: trimmed }
  return { kind: 'words', text: trimmed }
}
