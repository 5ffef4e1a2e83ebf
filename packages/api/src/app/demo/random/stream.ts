/** Reproducible randomness: one 32-bit generator (sfc32) per named process, so that a new process never shifts another. */

/** The next number of a stream, in [0, 1). */
export type Random = () => number

/** The stream of one process under a seed; the same words give the same numbers for ever. */
export function randomStream(seed: string, ...process: (string | number)[]): Random {
  const [a, b, c, d] = hash128([seed, ...process].join('\u0000'))
  const next = sfc32(a, b, c, d)
  for (let warmUp = 0; warmUp < 12; warmUp += 1) next()
  return next
}

/** A UUID (version 8, own scheme) that depends on nothing but the words. */
export function uuidOf(...words: (string | number)[]): string {
  const [a, b, c, d] = hash128(words.join('\u0000'))
  const versioned = ((b & 0xffff0fff) | 0x00008000) >>> 0
  const variant = ((c & 0x3fffffff) | 0x80000000) >>> 0
  const hex = [a, versioned, variant, d].map(word => word.toString(16).padStart(8, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Four 32-bit words that mix every character (cyrb128). */
function hash128(text: string): [number, number, number, number] {
  let [h1, h2, h3, h4] = [1779033703, 3144134277, 1013904242, 2773480762]
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    h1 = h2 ^ Math.imul(h1 ^ code, 597399067)
    h2 = h3 ^ Math.imul(h2 ^ code, 2869860233)
    h3 = h4 ^ Math.imul(h3 ^ code, 951274213)
    h4 = h1 ^ Math.imul(h4 ^ code, 2716044179)
  }
  h1 = Math.imul(h3 ^ (h1 >>> 18), 597399067)
  h2 = Math.imul(h4 ^ (h2 >>> 22), 2869860233)
  h3 = Math.imul(h1 ^ (h3 >>> 17), 951274213)
  h4 = Math.imul(h2 ^ (h4 >>> 19), 2716044179)
  const mixed = h1 ^ h2 ^ h3 ^ h4
  return [mixed >>> 0, (h2 ^ mixed) >>> 0, (h3 ^ mixed) >>> 0, (h4 ^ mixed) >>> 0]
}

function sfc32(a: number, b: number, c: number, d: number): Random {
  return () => {
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 4294967296
  }
}
