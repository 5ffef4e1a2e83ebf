import { describe, expect, it } from 'vitest'
import { figureCell } from './data-table'
import { csvOf, fileNameOf } from './export-csv'

const rows = (...texts: string[]) => csvOf({ columns: [{ title: 'Name' }], rows: texts.map(text => ({ cells: [{ text }] })) })

describe('a table as CSV', () => {
  it('begins with a byte order mark and ends every line with CRLF', () => {
    expect(csvOf({ columns: [{ title: 'Day' }, { title: 'Revenue', isFigure: true }], rows: [] })).toBe('\uFEFFDay,Revenue\r\n')
  })

  it('writes figures bare and unknown ones as nothing', () => {
    const table = {
      columns: [{ title: 'Day' }, { title: 'Revenue' }, { title: 'Share' }],
      rows: [{ cells: [{ text: 'Mon, Nov 23', value: '2026-11-23' }, figureCell('-1234.50', '−€1,235'), figureCell(null, '—')] }],
    }
    expect(csvOf(table)).toBe('\uFEFFDay,Revenue,Share\r\n2026-11-23,-1234.50,\r\n')
  })

  it('quotes commas, quotes and line breaks', () => {
    expect(rows('Bath, "deluxe"\nwith bow')).toBe('\uFEFFName\r\n"Bath, ""deluxe""\nwith bow"\r\n')
  })

  it.each(['=1+1', '+SUM(A1)', '-cmd', '@import', '\t=1', '\r=1'])('takes from %j what would make it a formula', text => {
    expect(rows(text)).toMatch(/^\uFEFFName\r\n"?'/)
  })

  it('keeps what is a figure a figure', () => {
    expect(rows('-5', '-5.25')).toBe('\uFEFFName\r\n-5\r\n-5.25\r\n')
  })
})

it('a file is named after what it holds', () => {
  expect(fileNameOf('Revenue by day', '2026-08-26–2026-11-23', 'csv')).toBe('revenue-by-day-2026-08-26-2026-11-23.csv')
})
