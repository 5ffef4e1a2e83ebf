/** Bytes of a file that is kept in parts, each sealed under a key of the file's own. AES-256-GCM. */
import { createCipheriv, createDecipheriv } from 'node:crypto'

export const FILE_KEY_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16

/** Which part of which file: a part cannot stand for another. */
export interface PartContext {
  file: string
  /** Counted from 0. */
  position: number
}

/** A key seals each position once, so that counting is enough: a file that is written anew gets a new key. */
const ivOf = (position: number): Buffer => {
  const iv = Buffer.alloc(IV_BYTES)
  iv.writeUInt32BE(position, IV_BYTES - 4)
  return iv
}

const contextOf = ({ file, position }: PartContext): Buffer => Buffer.from(`${file}:${position}`)

/** Seals one part under a key of 32 bytes that sealed nothing else at this position. */
export const sealPart = (key: Buffer, context: PartContext, content: Buffer): Buffer => {
  const cipher = createCipheriv('aes-256-gcm', key, ivOf(context.position)).setAAD(contextOf(context))
  return Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()])
}

/** Opens a part; throws when key, place or content is not the one that it was sealed with. */
export const openPart = (key: Buffer, context: PartContext, sealed: Buffer): Buffer => {
  const end = sealed.length - TAG_BYTES
  if (end < 0) throw new Error('a sealed part is too short')
  const decipher = createDecipheriv('aes-256-gcm', key, ivOf(context.position)).setAAD(contextOf(context)).setAuthTag(sealed.subarray(end))
  return Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()])
}
