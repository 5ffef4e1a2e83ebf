import { expect, test } from 'vitest'
import { annotationDetails, annotationProblems } from './annotation-details'

const problemsOf = (startsOn: string, endsOn: string | null, text: string) =>
  annotationProblems(annotationDetails({ startsOn, endsOn, text })).map(({ path }) => path)

test('a day without an end is one day', () => {
  expect(annotationDetails({ startsOn: '2026-03-01', text: ' Closed ' })).toEqual({
    startsOn: '2026-03-01',
    endsOn: '2026-03-01',
    text: 'Closed',
  })
})

test('its words and its days must be sound', () => {
  expect(problemsOf('2026-03-01', '2027-03-01', 'Closed')).toEqual([])
  expect(problemsOf('2026-03-01', '2027-03-02', 'Closed')).toEqual(['input.endsOn'])
  expect(problemsOf('2026-03-01', '2026-02-28', ' ')).toEqual(['input.endsOn', 'input.text'])
  expect(problemsOf('2026-03-01', null, 'x'.repeat(201))).toEqual(['input.text'])
})
