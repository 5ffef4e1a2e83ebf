/** Figures along the calendar: buckets of days, weeks or months without gaps. */
import type { Granularity } from '@dashboard/schema/vocabulary'
import { addDays, addMonths, startOfMonth, startOfWeek } from './calendar'
import type { DateSpan } from './period'
import { lengthOf } from './period'

const LONGEST_DAILY_DAYS = 92
const LONGEST_WEEKLY_DAYS = 732

/** The first day of the bucket that holds the date. */
export function bucketOf(date: string, granularity: Granularity, weekStartsOn: number): string {
  if (granularity === 'WEEK') return startOfWeek(date, weekStartsOn)
  return granularity === 'MONTH' ? startOfMonth(date) : date
}

/** The first days of all buckets that a span touches, in order; the first may begin before the span does. */
export function bucketsOf(span: DateSpan, granularity: Granularity, weekStartsOn: number): string[] {
  const buckets: string[] = []
  let bucket = bucketOf(span.start, granularity, weekStartsOn)
  while (bucket <= span.end) {
    buckets.push(bucket)
    bucket = nextBucket(bucket, granularity)
  }
  return buckets
}

/** Days for up to a quarter, weeks for up to two years, months beyond: as many points as a small line can show. */
export function sparklineGranularity(span: DateSpan): Granularity {
  const days = lengthOf(span)
  if (days <= LONGEST_DAILY_DAYS) return 'DAY'
  return days <= LONGEST_WEEKLY_DAYS ? 'WEEK' : 'MONTH'
}

function nextBucket(bucket: string, granularity: Granularity): string {
  if (granularity === 'MONTH') return addMonths(bucket, 1)
  return addDays(bucket, granularity === 'WEEK' ? 7 : 1)
}
