import type { UpdateCustomerInput } from '@dashboard/schema'
import type { FieldProblem } from '../../core/errors'
import { isPersonalRef } from '../../core/personal-ref'
import { emailProblem, phoneProblem, textProblem } from '../../core/text'

const LONGEST_NAME = 200
const LONGEST_ADDRESS = 500

/** What is wrong with a trimmed name. An address in its place would lie open, where names do. */
const nameProblem = (name: string): string | null =>
  textProblem(name, { max: LONGEST_NAME }) ?? (isPersonalRef(name) ? 'must be a name, not an e-mail address or a telephone number' : null)

/** What is wrong with what is said of a customer. A name may be left out, but not be empty. */
export const profileProblems = ({ name, email, phone, address }: UpdateCustomerInput): FieldProblem[] => {
  const blank = (text: string | null | undefined): boolean => !text?.trim()
  return [
    { path: 'input.name', message: name === undefined ? null : nameProblem(name?.trim() ?? '') },
    { path: 'input.email', message: blank(email) ? null : emailProblem(email?.trim() ?? '') },
    { path: 'input.phone', message: blank(phone) ? null : phoneProblem(phone?.trim() ?? '') },
    { path: 'input.address', message: blank(address) ? null : textProblem(address?.trim() ?? '', { max: LONGEST_ADDRESS, lines: true }) },
  ].flatMap(({ path, message }) => (message === null ? [] : [{ path, message }]))
}

/** What is told: trimmed, and an empty text like none. */
export const tidy = (input: UpdateCustomerInput): UpdateCustomerInput =>
  Object.fromEntries(
    Object.entries(input).flatMap(([field, value]: [string, unknown]) =>
      value === undefined ? [] : [[field, typeof value === 'string' ? value.trim() || null : value]],
    ),
  )

/** Only what is otherwise than it is known: who saves a form has not changed all of it, and must not take back what a colleague changed since. */
export const changesTo = (known: Readonly<Record<string, unknown>>, told: UpdateCustomerInput): UpdateCustomerInput =>
  Object.fromEntries(Object.entries(told).filter(([field, value]) => (known[field] ?? null) !== value))
