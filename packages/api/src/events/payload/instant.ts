import { z } from 'zod'

const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt]([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/
export const EARLIEST_YEAR = 1970
export const LATEST_YEAR = 2100
const EARLIEST_MS = Date.UTC(EARLIEST_YEAR, 0, 1)
const LATEST_MS = Date.UTC(LATEST_YEAR, 0, 1)

/** Whether an instant lies in the years that the dashboard counts, 1970 up to 2099. */
export const isSaneInstant = (ms: number): boolean => ms >= EARLIEST_MS && ms < LATEST_MS

/** Epoch milliseconds of an RFC 3339 instant; null where the text is none or its day does not exist. */
const msOf = (value: string): number | null => {
  const [, year, month, day] = RFC_3339.exec(value) ?? []
  if (year === undefined) return null
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > lastDay) return null
  return Date.parse(value.toUpperCase())
}

/** An instant as RFC 3339 with its offset; normalised to UTC with milliseconds. */
export const instant = z.preprocess(
  value => (value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : value),
  z.string().transform((value, context) => {
    const ms = msOf(value)
    if (ms === null) context.addIssue({ code: 'custom', message: 'must be an instant such as "2026-11-22T09:30:00Z"' })
    else if (!isSaneInstant(ms))
      context.addIssue({ code: 'custom', message: `must lie in the years ${EARLIEST_YEAR} to ${LATEST_YEAR - 1}` })
    else return new Date(ms).toISOString()
    return z.NEVER
  }),
)
