import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvCell, csvRow } from './csv'

describe('a row', () => {
  it('is read back as it was by another reader, but for what would be run', () => {
    const cells = fc.array(
      fc.string({ unit: 'binary' }).filter(text => !/(^|[;\t\r\n])[=+\-@\t\r＝＋－＠]/.test(text)),
      { minLength: 2, maxLength: 5 },
    )
    fc.assert(
      fc.property(cells, row => {
        expect(parse(csvRow(row), { relax_column_count: true })).toEqual([row])
      }),
    )
  })

  it.each(['=1+1', '+1 (212) 555', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://evil.example","x")', '＝1+1'])(
    'shows %j as text',
    text => {
      expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/)
    },
  )

  it.each([
    ['Ann;=1+1', "Ann;'=1+1"],
    ['a\n@SUM(A1)', "a\n'@SUM(A1)"],
    ['a\t+1', "a\t'+1"],
    ['1-2=3; 4', '1-2=3; 4'],
  ])('shows as text what begins a cell where others separate them: %j', (text, shown) => {
    expect(csvCell(text).replace(/^"(.*)"$/s, '$1')).toBe(shown)
  })

  it.each(['-12.50', '-3', '12'])('leaves the number %s', text => {
    expect(csvCell(text)).toBe(text)
  })

  it('leaves what is unknown empty', () => {
    expect(csvRow(['a', null, 1])).toBe('a,,1\r\n')
  })
})
