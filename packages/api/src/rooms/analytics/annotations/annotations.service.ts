import type { Annotation, AnnotationInput, DateRangeInput } from '@dashboard/schema'
import type { Scope } from '../../../access/scope'
import { badInput, notFound } from '../../../core/errors'
import { isId } from '../../../core/page'
import { rangeProblems } from '../../metrics'
import { annotationDetails, annotationProblems } from './annotation-details'
import * as repository from './annotations.repository'

const missing = () => notFound('The annotation')

/** What was written beside the days of a span, oldest first. */
export const annotations = (scope: Scope, period: DateRangeInput): Promise<Annotation[]> => {
  const problems = rangeProblems(period, { start: 'period.start', end: 'period.end' })
  if (problems.length > 0) throw badInput(problems)
  return scope.read(db => repository.within(db, period))
}

/** Writes something beside days, or changes it; NOT_FOUND where there is none of that id. */
export const saveAnnotation = async (scope: Scope, id: string | null, input: AnnotationInput): Promise<Annotation> => {
  const details = annotationDetails(input)
  const problems = annotationProblems(details)
  if (problems.length > 0) throw badInput(problems)
  if (id !== null && !isId(id)) throw missing()
  const author = scope.viewer?.tokenId === null ? scope.viewer.userId : null
  const saved = await scope.write(async db => {
    if (id === null) return repository.insert(db, details, author, scope.now())
    return (await repository.update(db, id, details, scope.now())) ? id : null
  })
  const annotation = saved === null ? null : await scope.read(db => repository.find(db, saved))
  if (annotation === null) throw missing()
  return annotation
}

/** Removes an annotation; NOT_FOUND where there is none of that id. */
export const deleteAnnotation = async (scope: Scope, id: string): Promise<true> => {
  if (!isId(id) || !(await scope.write(db => repository.remove(db, id)))) throw missing()
  return true
}
