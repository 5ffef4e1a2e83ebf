import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { chartColors, mixed, seriesColor, seriesNames } from './colors'

describe('the colours of the charts', () => {
  const [, light = '', dark = ''] = readFileSync(new URL('../../assets/css/main.css', import.meta.url), 'utf8').split(/^:root|^\.dark/m)

  it.each(seriesNames)('%s is the same as in the style sheet', name => {
    expect(light).toContain(`${name}: ${chartColors.light[name]};`)
    expect(dark).toContain(`${name}: ${chartColors.dark[name]};`)
  })

  it('begin anew after the sixth series', () => {
    expect(seriesColor(6)).toBe(seriesColor(0))
    expect(new Set([0, 1, 2, 3, 4, 5].map(seriesColor)).size).toBe(6)
  })

  it('mix', () => {
    expect(mixed('#ff0000', '#0000ff', 1)).toBe('#ff0000')
    expect(mixed('#ff0000', '#0000ff', 0.5)).toBe('#800080')
  })
})
