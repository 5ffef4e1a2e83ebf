import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import type { ExportRow, Writing } from './cells'
import { excelFile } from './excel-file.service'

const writing: Writing = { fields: ['NAME', 'TOTAL_BOOKINGS'], timeZone: 'UTC', currency: 'EUR', open: (_, text) => text }

async function* paged(count: number, name: (n: number) => string): AsyncGenerator<ExportRow[]> {
  for (let start = 0; start < count; start += 500)
    yield await Promise.resolve(
      Array.from({ length: Math.min(500, count - start) }, (_, n) => ({ NAME: name(start + n), TOTAL_BOOKINGS: start + n })),
    )
}

const read = async (rows: AsyncIterable<ExportRow[]>, mostRows?: number): Promise<ExcelJS.Workbook> => {
  const pieces: Buffer[] = []
  for await (const piece of excelFile(rows, writing, mostRows)) pieces.push(piece)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(Buffer.concat(pieces) as unknown as ArrayBuffer)
  return book
}

describe('a workbook', () => {
  it('survives what XML does not', async () => {
    const names = ['\u0007bell', 'a & <b> "c"', '_x000D_', '\u{1F415}', '=SUM(A1)', '']
    const book = await read(paged(names.length, n => names[n] ?? ''))
    const shown = names.map((_, n) => book.worksheets[0]!.getCell(n + 2, 1).value ?? '')
    expect(shown).toEqual(['bell', 'a & <b> "c"', expect.any(String), '\u{1F415}', '=SUM(A1)', ''])
  })

  it.each([
    [1999, [1000, 999]],
    [2000, [1000, 1000]],
    [2001, [1000, 1000, 1]],
    [0, [0]],
  ])('of %i rows goes on in the next sheet where one is full, under the same titles', async (count, sizes) => {
    const { worksheets } = await read(paged(count, String), 1000)
    expect(worksheets.map(({ name }) => name)).toEqual(['Customers', 'Customers 2', 'Customers 3'].slice(0, sizes.length))
    expect(worksheets.map(({ rowCount }) => rowCount - 1)).toEqual(sizes)
    for (const sheet of worksheets) {
      expect(sheet.getRow(1).values).toEqual(worksheets[0]!.getRow(1).values)
      expect(sheet.getCell(1, 1).font.bold).toBe(true)
      expect(sheet.views).toMatchObject([{ state: 'frozen', ySplit: 1 }])
    }
    const told = worksheets.flatMap(sheet => sheet.getColumn(2).values.slice(2))
    expect(told).toEqual(Array.from({ length: count }, (_, n) => n))
  })

  it('fails as what it is made of fails, and stops when nobody wants it', async () => {
    async function* broken(): AsyncGenerator<ExportRow[]> {
      yield* paged(500, String)
      throw new Error('the database is gone')
    }
    await expect(read(broken())).rejects.toThrow('the database is gone')
    let isEnded = false
    async function* endless(): AsyncGenerator<ExportRow[]> {
      try {
        for (;;) yield* paged(500, n => `${n} ${Math.random()}`)
      } finally {
        isEnded = true
      }
    }
    for await (const piece of excelFile(endless(), writing)) if (piece.length > 0) break
    expect(isEnded).toBe(true)
  })

  it('is not written faster than it is read', async () => {
    let pages = 0
    async function* counted(): AsyncGenerator<ExportRow[]> {
      for await (const page of paged(100_000, n => `${n} ${Math.random()} ${Math.random()}`)) {
        pages += 1
        yield page
      }
    }
    for await (const piece of excelFile(counted(), writing)) {
      if (piece.length < 100) continue
      // Who reads nothing for a while lets nothing be written for a while.
      for (let before = -1; before !== pages;) {
        before = pages
        await new Promise(resolve => setTimeout(resolve, 200))
      }
      break
    }
    expect(pages).toBeLessThan(100)
  })
})
