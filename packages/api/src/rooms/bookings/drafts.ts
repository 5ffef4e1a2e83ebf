/** Events that the dashboard itself makes. */
import type { BusinessEventType } from '@dashboard/schema/vocabulary'
import type { FieldProblem } from '../../core/errors'
import { DomainError, badInput } from '../../core/errors'

/** What is to be said of a booking: a type, and its payload without the booking's own ref. */
export interface Draft {
  type: BusinessEventType
  payload: Record<string, unknown>
}

const IN_PAYLOAD = /^events\.\d+\.payload\./

/** Runs `work`, and says what it finds wrong with a payload in the words of the mutation's own arguments. */
export const inTermsOf = <T>(named: (field: string) => string, work: () => T): T => {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'BAD_USER_INPUT') throw error
    const fields = error.extensions.fields as readonly FieldProblem[]
    throw badInput(fields.map(({ path, message }) => ({ path: named(path.replace(IN_PAYLOAD, '')), message })))
  }
}

/** A payload field is an input field of the same name. */
export const ofInput = (field: string): string => `input.${field}`
