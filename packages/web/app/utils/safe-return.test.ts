import { describe, expect, it } from 'vitest'
import { safeReturn } from './safe-return'

describe('safe return', () => {
  it('keeps a path of this site with its query', () => {
    expect(safeReturn('/bookings?status=CANCELLED&from=2026-11-01')).toBe('/bookings?status=CANCELLED&from=2026-11-01')
  })

  it.each([
    '//evil.example',
    '/\\evil.example',
    '\\/evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/..//evil.example',
    '/a\\b',
    '',
    null,
    undefined,
    ['/x'],
    '/sign-in?next=/sign-in',
  ])('gives the overview for %j', target => {
    expect(safeReturn(target)).toBe('/')
  })
})
