/** How figures, money, days and times are written. Unknown is always a dash. */
import type { MetricUnit } from '@dashboard/schema/vocabulary'

/** What stands for a figure that nobody knows. */
export const unknown = '—'

export interface FormatSettings {
  locale: string
  timeZone: string
  currency: string
}

interface Money {
  amount: string
  currency: string
}

type Instant = string | number | Date

/** Node and browsers disagree about thin and narrow spaces; a page must read the same from both. */
const plainSpaces = (text: string) => text.replace(/[\u2009\u202f]/g, ' ')

/** A calendar date as an instant that formats to itself in UTC. */
const utcNoon = (date: string) => new Date(`${date}T12:00:00Z`)

/** Writers for one provider: its currency, its zone, its reader's locale. */
export const createFormat = ({ locale, timeZone, currency }: FormatSettings) => {
  const numberIn = (options: Intl.NumberFormatOptions) => {
    const writer = new Intl.NumberFormat(locale, options)
    return (value: number) => plainSpaces(writer.format(value))
  }
  const dateIn = (options: Intl.DateTimeFormatOptions, zone = timeZone) => {
    const writer = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone })
    return (value: Instant) => plainSpaces(writer.format(new Date(value)))
  }
  const whole = numberIn({ maximumFractionDigits: 0 })
  const oneDigit = numberIn({ maximumFractionDigits: 1 })
  const rating = numberIn({ minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const exactMoney = numberIn({ style: 'currency', currency })
  const wholeMoney = numberIn({ style: 'currency', currency, maximumFractionDigits: 0 })
  const shortMoney = numberIn({ style: 'currency', currency, notation: 'compact', minimumFractionDigits: 0, maximumFractionDigits: 1 })
  const range = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const rangeWithYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  const dayOfCalendar = dateIn({ weekday: 'short', day: 'numeric', month: 'short' }, 'UTC')
  const monthOfCalendar = dateIn({ month: 'long', year: 'numeric' }, 'UTC')
  const shortMonth = dateIn({ month: 'short', year: '2-digit' }, 'UTC')
  const weekdayOfCalendar = dateIn({ weekday: 'short' }, 'UTC')
  const hourOfDay = dateIn({ hour: 'numeric' }, 'UTC')
  const shortDate = dateIn({ day: 'numeric', month: 'short' }, 'UTC')

  /** A metric's figure; money without cents from 1,000 on. Null is a dash. */
  const figure = (value: number | null | undefined, unit: MetricUnit): string => {
    if (value === null || value === undefined) return unknown
    if (unit === 'CURRENCY') return Math.abs(value) >= 1000 ? wholeMoney(value) : exactMoney(value)
    if (unit === 'PERCENT') return `${oneDigit(value)} %`
    if (unit === 'RATING') return rating(value)
    if (unit === 'MINUTES') return `${whole(value)} min`
    return whole(value)
  }
  /** A span of calendar dates, with the year when it is not `currentYear`. */
  const dates = (start: string, end: string, currentYear?: string): string => {
    const writer = start.slice(0, 4) === currentYear && end.slice(0, 4) === currentYear ? range : rangeWithYear
    return plainSpaces(writer.formatRange(utcNoon(start), utcNoon(end)))
  }
  return {
    locale,
    timeZone,
    currency,
    figure,
    dates,
    /** A signed figure: "+12", "−€40.00". Null is a dash. */
    change: (value: number | null | undefined, unit: MetricUnit) => {
      if (value === null || value === undefined) return unknown
      return `${value > 0 ? '+' : value < 0 ? '−' : ''}${figure(Math.abs(value), unit)}`
    },
    /** A signed percentage, "+12.3 %". Null is a dash. */
    changePercent: (value: number | null | undefined) =>
      value === null || value === undefined
        ? unknown
        : `${Math.abs(value) < 0.05 ? '' : value > 0 ? '+' : '−'}${oneDigit(Math.abs(value))} %`,
    /** An exact amount in its own currency; null is a dash. */
    money: (money: Money | null | undefined) =>
      money
        ? plainSpaces(
            new Intl.NumberFormat(locale, { style: 'currency', currency: money.currency }).format(
              money.amount as Intl.StringNumericLiteral,
            ),
          )
        : unknown,
    /** A short amount for axes: "€1.2K". */
    shortMoney,
    /** "Mon, Nov 23" of a calendar date. */
    day: (date: string) => dayOfCalendar(utcNoon(date)),
    /** A calendar date with its year. */
    dayWithYear: (date: string) => rangeWithYear.format(new Date(utcNoon(date))),
    /** "Nov 23" of a calendar date. */
    shortDate: (date: string) => shortDate(utcNoon(date)),
    /** "November 2026" of a calendar date. */
    month: (date: string) => monthOfCalendar(utcNoon(date)),
    /** "Nov 26" of a calendar date: its month. */
    shortMonth: (date: string) => shortMonth(utcNoon(date)),
    /** "Mon" of an ISO weekday, 1 = Monday. */
    weekday: (weekday: number) => weekdayOfCalendar(Date.UTC(2026, 5, weekday)),
    /** "9 AM" of an hour of the day, 0–23. */
    hour: (hour: number) => hourOfDay(Date.UTC(2026, 5, 1, hour)),
    /** Wall-clock time of the provider. */
    time: dateIn({ hour: 'numeric', minute: '2-digit' }),
    /** Day of an instant in the provider's zone. */
    dayOf: dateIn({ weekday: 'short', day: 'numeric', month: 'short' }),
    /** Calendar day of an instant in the provider's zone, with its year. */
    date: dateIn({ day: 'numeric', month: 'short', year: 'numeric' }),
    /** Day and time of an instant in the provider's zone. */
    dayAndTime: dateIn({ weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' }),
    /** Calendar date (YYYY-MM-DD) of an instant in the provider's zone. */
    calendarDate: (value: Instant) =>
      new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(value)),
    /** How long ago: "just now", "4 min ago", "3 h ago", then the day. */
    ago: (value: Instant, now: number) => {
      const minutes = Math.floor((now - new Date(value).getTime()) / 60_000)
      if (minutes < 1) return 'just now'
      if (minutes < 60) return `${minutes} min ago`
      return minutes < 24 * 60 ? `${Math.floor(minutes / 60)} h ago` : dateIn({ day: 'numeric', month: 'short' })(value)
    },
  }
}

export type Format = ReturnType<typeof createFormat>

/** The reader's English among the browser's languages, else American English. */
export const localeOf = (acceptLanguage: string | undefined): string =>
  (acceptLanguage ?? '')
    .split(',')
    .map(entry => entry.split(';')[0]?.trim() ?? '')
    .find(tag => /^en-[A-Z]{2}$/.test(tag)) ?? 'en-US'
