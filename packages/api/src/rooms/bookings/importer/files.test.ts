import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csvRows, openCsv } from './csv-file.service'
import { detectDelimiter } from './delimiter'
import { clock, progressLine } from './progress'
import { rejectsFile } from './rejects.service'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'importer-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const file = async (content: string | Uint8Array) => {
  const path = join(folder, 'file.csv')
  await writeFile(path, content)
  return path
}
const rowsOf = async (content: string | Uint8Array, said = {}) => {
  const opened = await openCsv(await file(content), said)
  const rows: string[][] = []
  for await (const row of csvRows(opened)) rows.push(row.cells)
  return rows
}

describe('a CSV file', () => {
  it('may have a byte-order mark, quoted line breaks, semicolons and blank lines', async () => {
    expect(await rowsOf('\ufeffa;b\r\n"one\nline; still";2\r\n\r\n3;4\r\n')).toEqual([
      ['a', 'b'],
      ['one\nline; still', '2'],
      ['3', '4'],
    ])
  })

  it('may be UTF-16 with a mark, or what the caller says', async () => {
    expect(await rowsOf(Buffer.from('\ufeffa,b\né,2\n', 'utf16le'))).toEqual([
      ['a', 'b'],
      ['é', '2'],
    ])
    expect(await rowsOf(Buffer.from('a,b\né,2\n', 'latin1'), { encoding: 'windows-1252' })).toEqual([
      ['a', 'b'],
      ['é', '2'],
    ])
  })

  it.each([
    ['', 'is empty'],
    [Buffer.from('a,b\né,2\n', 'latin1'), 'say --encoding'],
    [Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), 'is a spreadsheet'],
    [Buffer.from([0x61, 0, 0x62]), 'is not a text file'],
    ['a,b\n"1,2\n', 'never closed'],
    ['a,b\n1,"2"x\n', 'middle of a cell'],
  ])('that is broken (%#) says so', async (content, message) => {
    await expect(rowsOf(content)).rejects.toThrow(message)
  })

  it('that does not exist or is a folder says so', async () => {
    await expect(openCsv(join(folder, 'none.csv'), {})).rejects.toThrow('does not exist')
    await expect(openCsv(folder, {})).rejects.toThrow('is not a file')
    await expect(openCsv(await file('a\n'), { encoding: 'klingon' })).rejects.toThrow('"klingon" is not known')
  })

  it('gives back whatever was written into it', async () => {
    const cell = fc.string({ unit: 'grapheme', minLength: 1 }).filter(text => !text.includes('\0') && !/^\ufeff/.test(text))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }), async cells => {
        const rejects = rejectsFile(join(folder, 'written.csv'), ['a'])
        for (const [index, row] of cells.entries()) await rejects.write({ number: index + 2, reason: row[0], cells: [row[1]] })
        const path = await rejects.close()
        const rows: string[][] = []
        for await (const row of csvRows(await openCsv(path ?? '', { delimiter: ',' }))) rows.push(row.cells)
        expect(rows.slice(1).map(row => row.slice(1))).toEqual(cells)
      }),
      { numRuns: 40 },
    )
  })

  it('of rejected rows is only made when there are any', async () => {
    expect(await rejectsFile(join(folder, 'never.csv'), ['a']).close()).toBeNull()
  })
})

describe('small things', () => {
  it('the delimiter is the one that the header has most of, outside quotes', () => {
    expect(detectDelimiter('a;b;c\n1,2;3')).toBe(';')
    expect(detectDelimiter('"x;y;z",b\n')).toBe(',')
    expect(detectDelimiter('a\tb\n')).toBe('\t')
    expect(detectDelimiter('"two\nlines;",b|c|d')).toBe('|')
    expect(detectDelimiter('alone')).toBe(',')
  })

  it('progress says how much, how fast and how long still', () => {
    expect(progressLine({ label: 'Importing', share: 0.25, rows: 5000, elapsedMs: 2000 })).toBe(
      'Importing [######..................]  25 %  5,000 rows  2,500 rows/s  0:06 left',
    )
    expect(progressLine({ label: 'Importing', share: 1, rows: 0, elapsedMs: 0 })).toContain('100 %')
    expect(clock(3725)).toBe('1:02:05')
  })
})
