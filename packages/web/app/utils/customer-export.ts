/** Files of customers: what can be in them, and how far they are. */
import { customerExportFields } from '@dashboard/schema/vocabulary'
import type { CustomerExportField, ExportStatus } from '@dashboard/schema/vocabulary'
import type { Tone } from './words'

interface FieldWords {
  label: string
  isMoney: boolean
}

export const exportFieldWords: Record<CustomerExportField, FieldWords> = {
  NAME: { label: 'Name', isMoney: false },
  EMAIL: { label: 'E-mail', isMoney: false },
  PHONE: { label: 'Phone', isMoney: false },
  ADDRESS: { label: 'Address', isMoney: false },
  TAGS: { label: 'Tags', isMoney: false },
  PETS: { label: 'Pets', isMoney: false },
  ACQUISITION_CHANNEL: { label: 'How they came', isMoney: false },
  CUSTOMER_SEGMENT: { label: 'Standing', isMoney: false },
  RFM_SEGMENT: { label: 'RFM segment', isMoney: false },
  FIRST_BOOKING_AT: { label: 'First visit', isMoney: false },
  LAST_BOOKING_AT: { label: 'Last visit', isMoney: false },
  TOTAL_BOOKINGS: { label: 'Visits', isMoney: false },
  TOTAL_SPENT: { label: 'Spent', isMoney: true },
  AVERAGE_BOOKING_VALUE: { label: 'Average visit', isMoney: true },
  PREFERRED_SERVICE: { label: 'Preferred service', isMoney: false },
  RELATIONSHIP_SCORE: { label: 'Relationship score', isMoney: false },
  CHURN_RISK: { label: 'Churn risk', isMoney: false },
  LIFETIME_VALUE: { label: 'Lifetime value', isMoney: true },
  NEXT_BOOKING_AT: { label: 'Next visit', isMoney: false },
  EMAIL_CONSENT: { label: 'E-mail consent', isMoney: false },
  SMS_CONSENT: { label: 'Text message consent', isMoney: false },
  CUSTOMER_ID: { label: 'Customer id', isMoney: false },
}

export const standardExportFields: readonly CustomerExportField[] = [
  'NAME',
  'EMAIL',
  'PHONE',
  'PETS',
  'TAGS',
  'CUSTOMER_SEGMENT',
  'TOTAL_BOOKINGS',
  'TOTAL_SPENT',
  'LAST_BOOKING_AT',
]

export interface ExportColumn {
  field: CustomerExportField
  isOn: boolean
}

/** All columns that may be chosen, in the order of the file: those that were kept first, the others of the house behind them. */
export const exportColumnsOf = (kept: unknown, hasMoney: boolean): ExportColumn[] => {
  const chosen: readonly unknown[] = Array.isArray(kept) ? kept : standardExportFields
  const isField = (field: unknown): field is CustomerExportField => customerExportFields.some(each => each === field)
  const first = [...new Set(chosen.filter(isField))]
  const others = customerExportFields.filter(field => !first.includes(field))
  return [...first.map(field => ({ field, isOn: true })), ...others.map(field => ({ field, isOn: false }))].filter(
    ({ field }) => hasMoney || !exportFieldWords[field].isMoney,
  )
}

/** The list with one item at another place; the same where there is no such place. */
export const movedTo = <Item>(items: readonly Item[], from: number, to: number): Item[] => {
  const moved = items[from]
  if (moved === undefined || to < 0 || to >= items.length) return [...items]
  const rest = items.filter((_, index) => index !== from)
  return [...rest.slice(0, to), moved, ...rest.slice(to)]
}

export const exportStatusWords: Record<ExportStatus, { label: string; tone: Tone }> = {
  QUEUED: { label: 'Waiting', tone: 'neutral' },
  RUNNING: { label: 'Being written', tone: 'info' },
  READY: { label: 'Ready', tone: 'success' },
  FAILED: { label: 'Failed', tone: 'error' },
  EXPIRED: { label: 'Deleted', tone: 'neutral' },
  CANCELLED: { label: 'Cancelled', tone: 'neutral' },
}

/** Whether an export will still move. */
export const isUnderWay = ({ status }: { status: ExportStatus }): boolean => status === 'QUEUED' || status === 'RUNNING'

const units = ['bytes', 'kB', 'MB', 'GB']

/** A size as people read it: "1.2 MB"; a dash when it is unknown. */
export const sizeWords = (bytes: number | null | undefined): string => {
  if (bytes === null || bytes === undefined) return '—'
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
  const value = bytes / 1000 ** power
  return `${value.toLocaleString('en-US', { maximumFractionDigits: value < 10 && power > 0 ? 1 : 0 })} ${units[power] ?? ''}`
}
