/** Keeps the rows that could not be imported, each with its number and the reason, in a CSV file of their own. */
import { type FileHandle, open, rm, stat } from 'node:fs/promises'
import type { RejectedRow } from './job'

/** Written at once, so that not every row is a call of its own. */
const CHUNK_CHARACTERS = 65_536

export interface Rejects {
  /** Throws, in words for a person, when the file cannot be written. */
  write(row: RejectedRow): Promise<void>
  /** Closes the file; gives its path, null when nothing was rejected. */
  close(): Promise<string | null>
  /** Takes away what was begun. */
  discard(): Promise<void>
}

/** A file that is only made when there is something to write into it. */
export function rejectsFile(path: string, headers: readonly string[]): Rejects {
  let handle: FileHandle | null = null
  let waiting = ''
  const flush = async (): Promise<void> => {
    const text = waiting
    waiting = ''
    await writable(path, async () => {
      handle ??= await open(path, 'w')
      await handle.appendFile(text)
    })
  }
  return {
    async write({ number, reason, cells }) {
      if (handle === null && waiting === '') waiting = line(['row', 'reason', ...headers])
      waiting += line([String(number), reason, ...cells])
      if (waiting.length >= CHUNK_CHARACTERS) await flush()
    },
    async close() {
      if (waiting !== '') await flush()
      await writable(path, async () => handle?.close())
      return handle === null ? null : path
    },
    async discard() {
      await handle?.close()
      if (handle !== null) await rm(path, { force: true })
    },
  }
}

/** Whether both paths lead to one file, by whatever names; a file that is not there is no other's. */
export const isSameFile = async (one: string, other: string): Promise<boolean> => {
  const [a, b] = await Promise.all([one, other].map(path => stat(path, { bigint: true }).catch(() => null)))
  return a != null && b != null && a.dev === b.dev && a.ino === b.ino
}

const reasons: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EACCES: 'that is not allowed',
  EPERM: 'that is not allowed',
  EROFS: 'that is not allowed',
  ENOENT: 'its folder does not exist',
  EISDIR: 'it is a folder',
}

/** Does what writes, and says a file system's error as a sentence. */
async function writable(path: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new Error(`The rejected rows cannot be written to ${path}: ${reasons[code] ?? code}. Nothing was imported.`, { cause: error })
  }
}

const line = (cells: readonly string[]) => `${cells.map(quoted).join(',')}\n`
const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
