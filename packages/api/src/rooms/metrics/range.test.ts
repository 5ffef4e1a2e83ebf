import { describe, expect, it } from 'vitest'
import { rangeProblems } from './range'

const paths = { start: 'range.start', end: 'range.end' }
const named = (start: string, end: string) => rangeProblems({ start, end }, paths).map(({ path }) => path)

describe('a span that somebody asks for', () => {
  it('lies where dates have four digits, however it is compared', () => {
    expect(named('9999-12-31', '9999-12-31')).toEqual(['range.start', 'range.end'])
    expect(named('0001-01-01', '2026-01-01')).toEqual(['range.start'])
    expect(named('2026-01-01', '2101-01-01')).toEqual(['range.end'])
  })

  it('does not end before it starts, and is at most ten years long', () => {
    expect(named('2026-02-01', '2026-01-31')).toEqual(['range.end'])
    expect(named('2010-01-01', '2026-01-01')).toEqual(['range.start'])
    expect(named('2026-01-01', '2026-01-31')).toEqual([])
  })
})
