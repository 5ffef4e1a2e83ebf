import { describe, expect, it } from 'vitest'
import { emptyExperiment, experimentInputOf, experimentProblems } from './experiment-draft'

const today = '2026-03-10'
const zone = 'America/New_York'

describe('a new A/B test', () => {
  it('begins now and has no end until somebody says so', () => {
    const input = experimentInputOf({ ...emptyExperiment(), name: ' Reminder ' }, today, zone)
    expect(input).toMatchObject({
      name: 'Reminder',
      hypothesis: null,
      serviceId: null,
      startsAt: null,
      endsAt: null,
      minimumEffect: '0.05',
    })
    expect(experimentInputOf({ ...emptyExperiment(), startsOn: today }, today, zone).startsAt).toBeNull()
  })

  it('runs from the first moment of its first day to the last of its last, by the clocks of the provider', () => {
    const input = experimentInputOf({ ...emptyExperiment(), startsOn: '2026-03-12', endsOn: '2026-03-31' }, today, zone)
    expect([input.startsAt, input.endsAt]).toEqual(['2026-03-12T04:00:00.000Z', '2026-04-01T04:00:00.000Z'])
  })

  it('names what is no number, at its row', () => {
    expect(experimentProblems(emptyExperiment())).toEqual({})
    const draft = { ...emptyExperiment(), conversionDays: 'many', effectPoints: '' }
    draft.variants[1]!.weight = '1.5'
    expect(Object.keys(experimentProblems(draft)).sort()).toEqual(['conversionDays', 'minimumEffect', 'variants.1.weight'])
  })
})
