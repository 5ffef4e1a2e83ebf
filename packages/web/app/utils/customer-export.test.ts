import { expect, it } from 'vitest'
import { exportColumnsOf, movedTo, sizeWords, standardExportFields } from './customer-export'

it('columns come as they were kept, the others behind them; money only for who may see it', () => {
  const columns = exportColumnsOf(['PHONE', 'NAME', 'LUCK', 'TOTAL_SPENT', 'NAME'], true)
  expect(columns.filter(({ isOn }) => isOn).map(({ field }) => field)).toEqual(['PHONE', 'NAME', 'TOTAL_SPENT'])
  expect(new Set(columns.map(({ field }) => field)).size).toBe(22)
  expect(exportColumnsOf(null, false).map(({ field }) => field)).not.toContain('TOTAL_SPENT')
  expect(
    exportColumnsOf(null, true)
      .slice(0, 9)
      .map(({ field }) => field),
  ).toEqual(standardExportFields)
})

it('a column moves, and not beyond the ends', () => {
  expect(movedTo(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b'])
  expect(movedTo(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
  expect(movedTo(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
})

it.each([
  [null, '—'],
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1234, '1.2 kB'],
  [12_345_678, '12 MB'],
])('%s bytes are %s', (bytes, text) => expect(sizeWords(bytes)).toBe(text))
