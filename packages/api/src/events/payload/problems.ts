import type { z } from 'zod'
import type { FieldProblem } from '../../core/errors'

type Issue = z.core.$ZodIssue

const article: Record<string, string> = {
  string: 'text',
  object: 'an object',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
}

const limit = (issue: Extract<Issue, { code: 'too_big' | 'too_small' }>): string => {
  const counted = issue.origin === 'string' ? ' characters long' : ''
  if (issue.code === 'too_big') return `must be at most ${issue.maximum}${counted}`
  return issue.origin === 'string' && issue.minimum === 1 ? 'must not be empty' : `must be at least ${issue.minimum}${counted}`
}

const isMissing = (issue: Issue): boolean => 'input' in issue && issue.input === undefined

const messageOf = (issue: Issue): string => {
  if (isMissing(issue) && issue.code !== 'custom') return 'is required'
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${article[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return `must be one of ${issue.values.join(', ')}`
    case 'too_big':
    case 'too_small':
      return limit(issue)
    case 'invalid_union':
      return 'must be an amount such as "12.50"'
    default:
      return issue.message
  }
}

/** A validation issue in our dialect, one problem a field, below `prefix`. */
export const problemsOf = (issues: readonly Issue[], prefix: string): FieldProblem[] =>
  issues.flatMap(issue => {
    const path = [prefix, ...issue.path.map(String)].join('.')
    if (issue.code !== 'unrecognized_keys') return [{ path, message: messageOf(issue) }]
    return issue.keys.map(key => ({ path: `${path}.${key.slice(0, 50)}`, message: 'is not a field of this event' }))
  })
