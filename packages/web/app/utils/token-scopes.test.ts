import { tokenScopes } from '@dashboard/schema/vocabulary'
import { describe, expect, it } from 'vitest'
import { scopeAreas, scopeWords } from './token-scopes'

describe('the areas of a token', () => {
  it('offer every scope once', () => {
    const offered = scopeAreas.flatMap(({ read, write }) => [read, write]).filter(scope => scope !== null)
    expect(offered.sort()).toEqual([...tokenScopes].sort())
  })

  it('are told in words, one for each', () => {
    expect(
      scopeWords(['bookings:read', 'bookings:write', 'metrics:read', 'events:write']).map(({ label, may }) => `${label}: ${may}`),
    ).toEqual(['Bookings: read and write', 'Figures: read', 'Events: write'])
  })
})
