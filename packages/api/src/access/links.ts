/** Links that let somebody do one thing, until they expire. They are signed for their purpose, so that a guess never reaches the database. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

export type LinkPurpose = 'download' | 'invitation' | 'passwordReset'

/** What a link stands for. */
export interface Link {
  /** Of the row that it belongs to. */
  id: string
  /** Known only to who holds the link; the row keeps its hash. */
  secret: string
  expiresAt: Date
}

const SEPARATOR = '.'
/** Longer than any that we make. */
const LONGEST = 4000

const signature = (key: string, purpose: LinkPurpose, body: string): Buffer =>
  createHmac('sha256', key).update(`link:${purpose}:${body}`).digest()

/** The token that goes into a link's address. */
export const signLink = (key: string, purpose: LinkPurpose, { id, secret, expiresAt }: Link): string => {
  const body = [id, String(expiresAt.getTime()), secret].join(SEPARATOR)
  return [body, signature(key, purpose, body).toString('base64url')].join(SEPARATOR)
}

/** What a token stands for; null when it is not ours, for another purpose, or expired. */
export const readLink = (key: string, purpose: LinkPurpose, token: string, now: Date): Link | null => {
  if (token.length > LONGEST) return null
  const end = token.lastIndexOf(SEPARATOR)
  const [id, expires, secret, ...rest] = token.slice(0, Math.max(end, 0)).split(SEPARATOR)
  if (!id || !expires || !secret || rest.length > 0) return null
  const given = Buffer.from(token.slice(end + 1), 'base64url')
  const right = signature(key, purpose, token.slice(0, end))
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null
  const expiresAt = new Date(Number(expires))
  return expiresAt > now ? { id, secret, expiresAt } : null
}

/** What is kept of a secret: it is long and random, so that a fast hash is enough. */
export const secretHash = (secret: string): Buffer => createHash('sha256').update(secret).digest()
