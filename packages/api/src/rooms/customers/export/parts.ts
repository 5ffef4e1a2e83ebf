/** Of each part of a file: few enough bytes to hold some of them, enough that there are not too many. */
export const PART_BYTES = 256 * 1024

/** What comes in pieces of any size, in parts of `size` bytes; the last may be shorter. Nothing comes of nothing. */
export async function* partsOf(pieces: AsyncIterable<string | Buffer>, size = PART_BYTES): AsyncGenerator<Buffer, void> {
  let held: Buffer[] = []
  let bytes = 0
  for await (const piece of pieces) {
    const buffer = typeof piece === 'string' ? Buffer.from(piece) : piece
    held.push(buffer)
    bytes += buffer.length
    if (bytes < size) continue
    const whole = Buffer.concat(held)
    const end = bytes - (bytes % size)
    for (let start = 0; start < end; start += size) yield whole.subarray(start, start + size)
    held = [whole.subarray(end)]
    bytes -= end
  }
  if (bytes > 0) yield Buffer.concat(held)
}
