/** Keeps the rows that could not be imported, each with its number and the reason, in a CSV file of their own. */
import { createWriteStream, type WriteStream } from 'node:fs'
import { once } from 'node:events'
import type { RejectedRow } from './job'

export interface Rejects {
  write(row: RejectedRow): Promise<void>
  /** Closes the file; gives its path, null when nothing was rejected. */
  close(): Promise<string | null>
}

/** A file that is only made when there is something to write into it. */
export function rejectsFile(path: string, headers: readonly string[]): Rejects {
  let stream: WriteStream | null = null
  const line = (cells: readonly string[]) => `${cells.map(quoted).join(',')}\n`
  return {
    async write({ number, reason, cells }) {
      if (stream === null) {
        stream = createWriteStream(path)
        await once(stream, 'open')
        stream.write(line(['row', 'reason', ...headers]))
      }
      if (!stream.write(line([String(number), reason, ...cells]))) await once(stream, 'drain')
    },
    async close() {
      if (stream === null) return null
      stream.end()
      await once(stream, 'finish')
      return path
    },
  }
}

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
