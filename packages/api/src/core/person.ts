/** What is told of a person, before anything is made of it. */
import type { FieldProblem } from './errors'
import { isPersonalRef } from './personal-ref'
import { emailProblem, phoneProblem, textProblem } from './text'

const LONGEST_NAME = 200
const LONGEST_ADDRESS = 500

/** What somebody says of a person; what is left out was not told. */
export interface ToldPerson {
  name?: string | null
  email?: string | null
  phone?: string | null
  address?: string | null
}

/** What is wrong with a trimmed name. An address in its place would lie open, where names do. */
const nameProblem = (name: string): string | null =>
  textProblem(name, { max: LONGEST_NAME }) ?? (isPersonalRef(name) ? 'must be a name, not an e-mail address or a telephone number' : null)

/** What is wrong with what is said of a person, each by its path below `at`. A name may be left out, but not be empty. */
export const personProblems = ({ name, email, phone, address }: ToldPerson, at: string): FieldProblem[] => {
  const blank = (text: string | null | undefined): boolean => !text?.trim()
  return [
    { path: `${at}.name`, message: name === undefined ? null : nameProblem(name?.trim() ?? '') },
    { path: `${at}.email`, message: blank(email) ? null : emailProblem(email?.trim() ?? '') },
    { path: `${at}.phone`, message: blank(phone) ? null : phoneProblem(phone?.trim() ?? '') },
    { path: `${at}.address`, message: blank(address) ? null : textProblem(address?.trim() ?? '', { max: LONGEST_ADDRESS, lines: true }) },
  ].flatMap(({ path, message }) => (message === null ? [] : [{ path, message }]))
}
