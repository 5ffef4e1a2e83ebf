import type { UpdateCustomerInput } from '@dashboard/schema'

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
