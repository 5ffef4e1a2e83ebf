/** How a file's bytes are text. */
import type { TextDecoder as Decoder } from 'node:util'

const marks: readonly [encoding: string, bytes: readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]
const ZIP = [0x50, 0x4b, 0x03, 0x04]

/** The encoding that a byte-order mark tells; UTF-8 without one. */
export function detectEncoding(head: Uint8Array): string {
  return marks.find(([, bytes]) => startsWith(head, bytes))?.[0] ?? 'utf-8'
}

/** What makes a file unreadable as text whatever its encoding; null when nothing does. */
export function notText(head: Uint8Array, encoding: string): string | null {
  if (startsWith(head, ZIP)) return 'is a spreadsheet or an archive; export it as CSV first'
  return !encoding.startsWith('utf-16') && head.includes(0) ? 'is not a text file' : null
}

/** A strict decoder; null for an encoding that nobody knows. */
export function decoderFor(encoding: string): Decoder | null {
  try {
    return new TextDecoder(encoding, { fatal: true })
  } catch {
    return null
  }
}

const startsWith = (head: Uint8Array, bytes: readonly number[]) => bytes.every((byte, index) => head[index] === byte)
