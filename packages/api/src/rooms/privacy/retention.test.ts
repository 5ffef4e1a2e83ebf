import { retentionKinds } from '@dashboard/schema/vocabulary'
import { describe, expect, it } from 'vitest'
import { cutOff, keepDaysProblem, retentionRules } from './retention'

describe('how long data is kept', () => {
  it.each(retentionKinds)('has a default for %s that could be chosen', kind => {
    expect(keepDaysProblem(kind, retentionRules[kind].defaultKeepDays)).toBeNull()
  })

  it('has a least and a most, and may be for ever', () => {
    expect(keepDaysProblem('AUDIT_LOG', 89)).toBe('must be between 90 and 36500, or null for ever')
    expect(keepDaysProblem('AUDIT_LOG', 90)).toBeNull()
    expect(keepDaysProblem('FEEDBACK_TEXT', 36_501)).not.toBeNull()
    expect(keepDaysProblem('FEEDBACK_TEXT', 0)).not.toBeNull()
    expect(keepDaysProblem('FEEDBACK_TEXT', null)).toBeNull()
  })

  it('is counted back from now', () => {
    expect(cutOff(new Date('2026-03-31T00:00:00Z'), 30)).toEqual(new Date('2026-03-01T00:00:00Z'))
  })
})
