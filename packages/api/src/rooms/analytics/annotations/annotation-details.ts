import type { AnnotationInput } from '@dashboard/schema'
import type { FieldProblem } from '../../../core/errors'
import { textProblem } from '../../../core/text'
import { lastDayProblem } from '../day-span'

/** What is written beside days, checked and in one spelling. */
export interface AnnotationDetails {
  startsOn: string
  endsOn: string
  text: string
}

const LONGEST_TEXT = 200

/** The details of an input; a day without an end is one day. */
export const annotationDetails = ({ startsOn, endsOn, text }: AnnotationInput): AnnotationDetails => ({
  startsOn,
  endsOn: endsOn ?? startsOn,
  text: text.trim(),
})

/** What is wrong with them; none where nothing is. */
export const annotationProblems = ({ startsOn, endsOn, text }: AnnotationDetails): FieldProblem[] =>
  [
    { path: 'input.endsOn', message: lastDayProblem(startsOn, endsOn) },
    { path: 'input.text', message: textProblem(text, { max: LONGEST_TEXT }) },
  ].flatMap(({ path, message }) => (message === null ? [] : [{ path, message }]))
