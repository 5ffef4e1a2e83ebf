import { expect, it } from 'vitest'
import { metricsChoiceOf, queryOfMetricsChoice } from './metrics-choice'

it('an empty address shows bookings, whole and as they stand', () => {
  expect(metricsChoiceOf({})).toEqual({ metrics: ['bookings'], step: null, split: null, asOf: null })
  expect(queryOfMetricsChoice(metricsChoiceOf({}))).toEqual({})
})

it('nonsense in the address is left out, and too many metrics too', () => {
  expect(metricsChoiceOf({ metrics: '<b>,revenue,revenue', step: 'HOUR', split: ['x'], asOf: 'yesterday' })).toEqual({
    metrics: ['revenue'],
    step: null,
    split: null,
    asOf: null,
  })
  expect(metricsChoiceOf({ metrics: 'a,b,c,d,e,f,g,h' }).metrics).toHaveLength(6)
})

it('a choice comes back as it was written', () => {
  const query = { metrics: 'revenue,bookings.count', step: 'week', split: 'team_member', asOf: '2026-10-31T18:00' }
  expect(queryOfMetricsChoice(metricsChoiceOf(query))).toEqual(query)
})
