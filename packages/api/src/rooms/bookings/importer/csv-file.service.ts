/** Reads a CSV file row by row, however large, with no more in memory than a few of its rows. */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import type { TextDecoder as Decoder } from 'node:util'
import { CsvError, parse } from 'csv-parse'
import { badInput } from '../../../core/errors'
import { detectDelimiter } from './delimiter'
import { decoderFor, detectEncoding, notText } from './encoding'

const HEAD_BYTES = 65_536
const CHUNK_BYTES = 262_144
/** A row longer than this is a quote that nobody closed. */
const LONGEST_ROW = 1_000_000

export interface CsvFile {
  path: string
  bytes: number
  encoding: string
  delimiter: string
  headers: string[]
}

export interface CsvRow {
  /** As spreadsheets count: the header is row 1. */
  number: number
  cells: string[]
  /** Bytes of the file read so far. */
  bytesRead: number
}

const complain = (message: string) => badInput([{ path: '', message }])

/** Opens a file and reads its header; what is not said is found out. Throws BAD_USER_INPUT with what is wrong. */
export async function openCsv(path: string, said: { encoding?: string; delimiter?: string }): Promise<CsvFile> {
  const { bytes, head } = await headOf(path)
  const encoding = said.encoding ?? detectEncoding(head)
  const problem = notText(head, encoding)
  if (problem !== null) throw complain(`${path} ${problem}.`)
  const decoder = decoderFor(encoding)
  if (decoder === null) throw complain(`The encoding "${encoding}" is not known; try utf-8, windows-1252 or utf-16le.`)
  const delimiter = said.delimiter ?? detectDelimiter(decode(decoder, path, head, true))
  const file = { path, bytes, encoding, delimiter, headers: [] as string[] }
  for await (const row of csvRows(file)) {
    file.headers = row.cells
    break
  }
  if (file.headers.length === 0) throw complain(`${path} is empty.`)
  return file
}

async function headOf(path: string): Promise<{ bytes: number; head: Uint8Array }> {
  try {
    const handle = await open(path)
    try {
      const stat = await handle.stat()
      if (!stat.isFile()) throw complain(`${path} is not a file.`)
      const { buffer, bytesRead } = await handle.read({ buffer: new Uint8Array(HEAD_BYTES), position: 0 })
      return { bytes: stat.size, head: buffer.subarray(0, bytesRead) }
    } finally {
      await handle.close()
    }
  } catch (error) {
    throw readable(error, path)
  }
}

/** Every row but blank ones, the header first. */
export async function* csvRows(file: Omit<CsvFile, 'headers'>): AsyncGenerator<CsvRow> {
  const progress = { bytesRead: 0 }
  const parser = parse({ delimiter: file.delimiter, bom: true, relax_column_count: true, max_record_size: LONGEST_ROW })
  const text = Readable.from(decodedChunks(file, progress))
  pipeline(text, parser, () => undefined)
  let number = 0
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      number += 1
      if (cells.some(cell => cell !== '')) yield { number, cells, bytesRead: progress.bytesRead }
    }
  } catch (error) {
    throw error instanceof CsvError ? complain(brokenRow(error, file.path)) : readable(error, file.path)
  } finally {
    text.destroy()
    parser.destroy()
  }
}

async function* decodedChunks(file: Omit<CsvFile, 'headers'>, progress: { bytesRead: number }): AsyncGenerator<string> {
  const decoder = decoderFor(file.encoding) ?? new TextDecoder()
  for await (const chunk of createReadStream(file.path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Uint8Array>) {
    progress.bytesRead += chunk.length
    yield decode(decoder, file.path, chunk, true)
  }
  yield decode(decoder, file.path, new Uint8Array(), false)
}

function decode(decoder: Decoder, path: string, bytes: Uint8Array, more: boolean): string {
  try {
    return decoder.decode(bytes, { stream: more })
  } catch {
    throw complain(`${path} is not ${decoder.encoding} text: say --encoding, for instance windows-1252.`)
  }
}

function brokenRow(error: CsvError, path: string): string {
  const line = typeof error.lines === 'number' ? ` at line ${error.lines}` : ''
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
    case 'CSV_MAX_RECORD_SIZE':
      return `${path} is not a sound CSV file: a quotation mark${line} is never closed.`
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'INVALID_OPENING_QUOTE':
      return `${path} is not a sound CSV file: a quotation mark stands in the middle of a cell${line}.`
    default:
      return `${path} is not a sound CSV file${line}: ${error.message}`
  }
}

const reasons: Record<string, string> = {
  ENOENT: 'does not exist',
  EACCES: 'may not be read',
  EPERM: 'may not be read',
  EISDIR: 'is a folder',
}

/** A file system's error as a sentence; any other error as it is. */
function readable(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reason = reasons[code]
  return reason === undefined ? error : complain(`${path} ${reason}.`)
}
