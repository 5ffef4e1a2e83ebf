import type { ExperimentInput } from '@dashboard/schema'
import { describe, expect, it } from 'vitest'
import type { DomainError } from '../../../core/errors'
import { experimentDetails } from './experiment-details'

const now = new Date('2026-03-01T12:00:00Z')
const sound = { name: ' Price ', variants: [{ name: 'Old' }, { name: ' New ', weight: 3 }] }
const pathsOf = (change: Partial<ExperimentInput>): string[] => {
  try {
    experimentDetails(Object.assign({}, sound, change), now)
    return []
  } catch (error) {
    return ((error as DomainError).extensions.fields as { path: string }[]).map(({ path }) => path)
  }
}

it('an input says little and means the usual', () => {
  expect(experimentDetails({ ...sound, hypothesis: ' \n' }, now)).toEqual({
    name: 'Price',
    hypothesis: null,
    serviceId: null,
    variants: [
      { name: 'Old', weight: 1 },
      { name: 'New', weight: 3 },
    ],
    startsAt: now,
    endsAt: null,
    conversionDays: 30,
    minimumEffect: '0.05',
  })
})

describe('what is not sound is named', () => {
  it.each<[Partial<ExperimentInput>, string[]]>([
    [{ name: '  ' }, ['input.name']],
    [{ name: 'x'.repeat(201) }, ['input.name']],
    [{ hypothesis: 'x'.repeat(2001) }, ['input.hypothesis']],
    [{ variants: [{ name: 'Alone' }] }, ['input.variants']],
    [{ variants: Array.from({ length: 11 }, (_, number) => ({ name: String(number) })) }, ['input.variants']],
    [{ variants: [{ name: 'A' }, { name: 'a' }] }, ['input.variants.1.name']],
    [{ variants: [{ name: '' }, { name: 'B', weight: 0 }] }, ['input.variants.0.name', 'input.variants.1.weight']],
    [{ variants: [{ name: 'A', weight: 101 }, { name: 'B' }] }, ['input.variants.0.weight']],
    [{ startsAt: new Date('2026-03-01T10:00:00Z') }, ['input.startsAt']],
    [{ startsAt: new Date('2029-01-01T00:00:00Z') }, ['input.startsAt']],
    [{ endsAt: now }, ['input.endsAt']],
    [{ endsAt: new Date('2099-01-01T00:00:00Z') }, ['input.endsAt']],
    [{ conversionDays: 0 }, ['input.conversionDays']],
    [{ conversionDays: 366 }, ['input.conversionDays']],
    [{ minimumEffect: '0' }, ['input.minimumEffect']],
    [{ minimumEffect: '1.0' }, ['input.minimumEffect']],
    [{ name: '', conversionDays: -1 }, ['input.name', 'input.conversionDays']],
  ])('%j', (change, paths) => {
    expect(pathsOf(change)).toEqual(paths)
  })

  it('and what is sound is not', () => {
    expect(
      pathsOf({ startsAt: new Date('2026-03-01T11:30:00Z'), endsAt: new Date('2026-03-01T12:00:01Z'), minimumEffect: '0.0001' }),
    ).toEqual([])
  })
})
