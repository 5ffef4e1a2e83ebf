import { describe, expect, it } from 'vitest'
import { createFormat, localeOf } from './format'

const format = createFormat({ locale: 'en-US', timeZone: 'Europe/Berlin', currency: 'EUR' })

describe('figures', () => {
  it('writes a dash for what is unknown, and 0 for zero', () => {
    expect(format.figure(null, 'RATING')).toBe('—')
    expect(format.change(undefined, 'COUNT')).toBe('—')
    expect(format.changePercent(null)).toBe('—')
    expect(format.money(null)).toBe('—')
    expect(format.figure(0, 'COUNT')).toBe('0')
  })

  it('writes each unit its own way', () => {
    expect(format.figure(999.5, 'CURRENCY')).toBe('€999.50')
    expect(format.figure(12345.67, 'CURRENCY')).toBe('€12,346')
    expect(format.figure(7.25, 'PERCENT')).toBe('7.3 %')
    expect(format.figure(4.5, 'RATING')).toBe('4.50')
    expect(format.figure(1234, 'COUNT')).toBe('1,234')
  })

  it('keeps the sign of a change', () => {
    expect(format.change(-40, 'CURRENCY')).toBe('−€40.00')
    expect(format.change(12, 'COUNT')).toBe('+12')
    expect(format.changePercent(-12.34)).toBe('−12.3 %')
    expect(format.changePercent(0)).toBe('0 %')
  })

  it('writes money exactly, in its own currency, beyond what a float holds', () => {
    expect(format.money({ amount: '12345678901234.57', currency: 'EUR' })).toBe('€12,345,678,901,234.57')
    expect(format.money({ amount: '1200', currency: 'JPY' })).toBe('¥1,200')
  })
})

describe('days and times', () => {
  it("are the provider's, across midnight and summer time", () => {
    expect(format.time('2026-03-29T00:30:00Z')).toBe('1:30 AM')
    expect(format.time('2026-03-29T01:30:00Z')).toBe('3:30 AM')
    expect(format.calendarDate('2026-11-22T23:30:00Z')).toBe('2026-11-23')
    expect(format.dayOf('2026-11-22T23:30:00Z')).toBe('Mon, Nov 23')
  })

  it('calendar dates do not shift', () => {
    expect(format.day('2026-11-01')).toBe('Sun, Nov 1')
    expect(format.dates('2026-11-01', '2026-11-23', '2026')).toBe('Nov 1 – 23')
    expect(format.dates('2025-11-03', '2025-11-25', '2026')).toBe('Nov 3 – 25, 2025')
  })

  it('tells how long ago', () => {
    const now = Date.parse('2026-11-23T12:00:00Z')
    expect(format.ago(now - 10_000, now)).toBe('just now')
    expect(format.ago(now + 5_000, now)).toBe('just now')
    expect(format.ago(now - 240_000, now)).toBe('4 min ago')
    expect(format.ago(now - 3 * 3_600_000, now)).toBe('3 h ago')
    expect(format.ago('2026-11-20T12:00:00Z', now)).toBe('Nov 20')
  })
})

describe('locale', () => {
  it("is the reader's English", () => {
    expect(localeOf('de-DE,en-GB;q=0.8,en;q=0.6')).toBe('en-GB')
    expect(localeOf('de')).toBe('en-US')
    expect(localeOf(undefined)).toBe('en-US')
  })
})
