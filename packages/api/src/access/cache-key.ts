import { createHash } from 'node:crypto'
import type { Viewer } from './viewer'

/** A value that JSON gives back as it was; anything else is `never`, so that it does not compile. */
export type Plain<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends bigint | symbol | Date | ReadonlyMap<unknown, unknown> | ReadonlySet<unknown> | ((...args: never[]) => unknown)
    ? never
    : { [Key in keyof T]: Plain<T[Key]> }

/** Everything that an answer follows from besides what is asked and the rows of the provider, and what stands for those. */
export interface Ground {
  /** The program: two versions of it may share a Redis. */
  build: string
  viewer: Pick<Viewer, 'permissions' | 'provider'>
  /** The member to whose own work the viewer is confined; null for the whole business. */
  ownOnly: string | null
  /** Today in the provider's zone. */
  day: string
  /** Of the engine's batches. */
  version: string
  /** Of all other changes. */
  revision: string
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url')

/** The same for the same value, whatever the order of its fields; a field that is undefined is as good as left out. */
const stable = (_key: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value

/** A name of the ground that all answers of a request stand on. */
export const groundOf = ({ build, viewer, ownOnly, day, version, revision }: Ground): string => {
  const { id, timeZone, currency, weekStartsOn } = viewer.provider
  const parts = [build, [...viewer.permissions].sort(), ownOnly, timeZone, currency, weekStartsOn, day, version, revision]
  return `${id}:${digest(JSON.stringify(parts))}`
}

/** The name of an answer. */
export const cacheKey = (ground: string, operation: string, args: object): string =>
  `${ground}:${operation}:${digest(JSON.stringify(args, stable))}`
