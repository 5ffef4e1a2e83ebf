import { expect, it } from 'vitest'
import { evidenceOf } from './evidence'

it('evidence is the well-formed part of the series in the data', () => {
  expect(evidenceOf(null)).toEqual([])
  expect(evidenceOf({ evidence: 'none' })).toEqual([])
  expect(evidenceOf({ evidence: [{ date: '2026-03-01', value: 3 }, { date: 1, value: 3 }, null, { date: '2026-03-02' }] })).toEqual([
    { date: '2026-03-01', value: 3 },
  ])
})
