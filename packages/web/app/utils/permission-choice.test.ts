import { describe, expect, it } from 'vitest'
import { isAllowed, switched } from './permission-choice'

const brought = new Set(['bookings.view'])
const none = { grant: [], revoke: [] }

describe('a right', () => {
  it('beyond the role is granted and taken back', () => {
    const granted = switched(brought, none, 'team.view', true)
    expect(granted).toEqual({ grant: ['team.view'], revoke: [] })
    expect(isAllowed(brought, granted, 'team.view')).toBe(true)
    expect(switched(brought, granted, 'team.view', false)).toEqual(none)
  })

  it('of the role is taken and given back', () => {
    const taken = switched(brought, none, 'bookings.view', false)
    expect(taken).toEqual({ grant: [], revoke: ['bookings.view'] })
    expect(isAllowed(brought, taken, 'bookings.view')).toBe(false)
    expect(switched(brought, taken, 'bookings.view', true)).toEqual(none)
  })
})
