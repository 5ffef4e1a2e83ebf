import type { AnnotationInput } from '@dashboard/schema'
import { addDays, daysBetween } from '../../../core/calendar'
import type { FieldProblem } from '../../../core/errors'
import { textProblem } from '../../../core/text'

/** What is written beside days, checked and in one spelling. */
export interface AnnotationDetails {
  startsOn: string
  endsOn: string
  text: string
}

const LONGEST_TEXT = 200
/** Longer than a year it says nothing of any day. */
const LONGEST_DAYS = 366

const endProblem = (startsOn: string, endsOn: string): string | null => {
  if (endsOn < startsOn) return `must not be before ${startsOn}`
  return daysBetween(startsOn, endsOn) >= LONGEST_DAYS ? `must not be later than ${addDays(startsOn, LONGEST_DAYS - 1)}` : null
}

/** The details of an input; a day without an end is one day. */
export const annotationDetails = ({ startsOn, endsOn, text }: AnnotationInput): AnnotationDetails => ({
  startsOn,
  endsOn: endsOn ?? startsOn,
  text: text.trim(),
})

/** What is wrong with them; none where nothing is. */
export const annotationProblems = ({ startsOn, endsOn, text }: AnnotationDetails): FieldProblem[] =>
  [
    { path: 'input.endsOn', message: endProblem(startsOn, endsOn) },
    { path: 'input.text', message: textProblem(text, { max: LONGEST_TEXT }) },
  ].flatMap(({ path, message }) => (message === null ? [] : [{ path, message }]))
