import { expect, it } from 'vitest'
import { measures as kept } from '../../events'
import { measures } from './measures'

it('every measure that the engine keeps has its words, with the same unit and basis; only distinct counts are ours alone', () => {
  const told = Object.entries(measures).flatMap(([name, { unit, basis, isDistinct }]) => (isDistinct ? [] : [{ name, unit, basis }]))
  const byName = (one: { name: string }, other: { name: string }) => one.name.localeCompare(other.name)
  expect(told.toSorted(byName)).toEqual(kept.map(({ name, unit, basis }) => ({ name, unit, basis })).toSorted(byName))
})
