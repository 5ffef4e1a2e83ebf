import { z } from 'zod'

const NUL = '\u0000'
const LONE_SURROGATE = /\p{Surrogate}/u

const isStorable = (value: string): boolean => !value.includes(NUL) && !LONE_SURROGATE.test(value)

/** Text that Postgres and JSON can hold, trimmed, 1 to `max` characters. */
export const text = (max: number) =>
  z.string().trim().min(1).max(max).refine(isStorable, { error: 'holds characters that cannot be stored (NUL or half a surrogate pair)' })

/** Nothing, null and the empty string all mean "not told". */
export const optional = <T extends z.ZodType>(type: T) =>
  z.preprocess(value => (value === null || value === '' ? undefined : value), type.optional())

/** The sender's own stable name of a thing. */
export const ref = text(200)
