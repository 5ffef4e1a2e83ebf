/** Encrypted text with a known form: `s1.<key id>.<blind index>.<iv, ciphertext and tag>`. AES-256-GCM; see docs/recipes/rotate-keys.md. */
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync } from 'node:crypto'

declare const sealedText: unique symbol

/** Text that only its key opens. */
export type Sealed = string & { readonly [sealedText]: true }

/** What a sealed value is; values of one kind cannot stand for another. */
export type SealedKind = 'address' | 'email' | 'emergencyContact' | 'fileKey' | 'message' | 'note' | 'phone' | 'refKey' | 'search' | 'totp'

/** Whose value of which kind; null for people, who stand above providers. */
export interface SealContext {
  readonly kind: SealedKind
  readonly providerId: number | null
}

/** A key and what is derived from it. */
export interface SealKey {
  readonly id: string
  readonly encryption: Buffer
  readonly index: Buffer
}

export const SEAL_IV_BYTES = 12
const TAG_BYTES = 16
const FORM = /^s1\.([0-9a-f]{8})\.([0-9a-f]{32})?\.([\w-]+)$/

const derived = (key: Buffer, purpose: string): Buffer => Buffer.from(hkdfSync('sha256', key, '', purpose, 32))

/** A key of 32 bytes as it is used: one part encrypts, the other keys the blind indexes, the id names both. */
export const sealKey = (key: Buffer): SealKey => ({
  id: createHash('sha256').update(derived(key, 'id')).digest('hex').slice(0, 8),
  encryption: derived(key, 'encryption'),
  index: derived(key, 'blind index'),
})

const contextOf = ({ kind, providerId }: SealContext): string => `${providerId ?? '-'}:${kind}`

/** What two spellings of one value have in common; null for kinds that nobody looks up by value. */
export const normalised = (kind: SealedKind, text: string): string | null => {
  if (kind === 'email') return text.trim().toLowerCase()
  if (kind === 'phone') return text.replace(/\D/g, '')
  return null
}

/** The keyed hash under which equal values of one provider are found; null for kinds without one, and where nothing is left to look up. */
export const blindIndex = (key: SealKey, context: SealContext, text: string): string | null => {
  const value = normalised(context.kind, text)
  if (value === null || value === '') return null
  return createHmac('sha256', key.index)
    .update(`${contextOf(context)}:${value}`)
    .digest('hex')
    .slice(0, 32)
}

/** Seals text with a fresh `iv` of 12 bytes. */
export const seal = (key: SealKey, context: SealContext, text: string, iv: Buffer): Sealed => {
  const cipher = createCipheriv('aes-256-gcm', key.encryption, iv).setAAD(Buffer.from(contextOf(context)))
  const body = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `s1.${key.id}.${blindIndex(key, context, text) ?? ''}.${body.toString('base64url')}` as Sealed
}

/** Whether text has the form of a sealed value. */
export const isSealed = (text: string): text is Sealed => FORM.test(text)

/** The id of the key that sealed a value; null for text that is not sealed. */
export const sealedBy = (text: string): string | null => FORM.exec(text)?.[1] ?? null

/** Opens a sealed value; throws when the key, the context or the value is not the one that it was sealed with. */
export const unseal = (key: SealKey, context: SealContext, sealed: Sealed): string => {
  const body = Buffer.from(sealed.slice(sealed.lastIndexOf('.') + 1), 'base64url')
  if (body.length < SEAL_IV_BYTES + TAG_BYTES) throw new Error('a sealed value is too short')
  const end = body.length - TAG_BYTES
  const decipher = createDecipheriv('aes-256-gcm', key.encryption, body.subarray(0, SEAL_IV_BYTES))
    .setAAD(Buffer.from(contextOf(context)))
    .setAuthTag(body.subarray(end))
  return decipher.update(body.subarray(SEAL_IV_BYTES, end), undefined, 'utf8') + decipher.final('utf8')
}
