import { expect, it } from 'vitest'
import { eventLook, initialsOf } from './words'

it('initials are letters, whatever the name holds', () => {
  expect(initialsOf('Hannah Vogt')).toBe('HV')
  expect(initialsOf('Élodie  de la Tour')).toBe('ÉT')
  expect(initialsOf('<b>Bo</b>')).toBe('B')
  expect(initialsOf('')).toBe('?')
})

it('every event has a look', () => {
  expect(eventLook('BOOKING_COMPLETED').icon).toBe('i-lucide-check')
  expect(eventLook('PROFILE_VIEWED').tone).toBe('neutral')
})
