/** What separates the cells of a file. */
const candidates = [',', ';', '\t', '|'] as const

/** The separator that the header line has most of, a comma when it has none; what stands in quotes does not count. */
export function detectDelimiter(head: string): string {
  const line = headerLine(head).replace(/"(?:[^"]|"")*"/g, '')
  const counts = candidates.map(candidate => line.split(candidate).length - 1)
  return candidates[counts.indexOf(Math.max(...counts))] ?? ','
}

/** The first line that holds anything; a line break in quotes does not end it. */
function headerLine(head: string): string {
  let quoted = false
  const text = head.replace(/^[\r\n]+/, '')
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '"') quoted = !quoted
    else if (!quoted && (text[index] === '\n' || text[index] === '\r')) return text.slice(0, index)
  }
  return text
}
