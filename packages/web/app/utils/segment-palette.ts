/** The conditions that a builder offers, by what they are about. */
import { segmentFieldEntries } from '@dashboard/schema/segment-fields'
import type { SegmentField } from '@dashboard/schema/vocabulary'

export interface PaletteGroup {
  title: string
  icon: string
  fields: SegmentField[]
}

const groups: readonly PaletteGroup[] = [
  {
    title: 'Visits',
    icon: 'i-lucide-calendar-check',
    fields: ['TOTAL_BOOKINGS', 'DAYS_SINCE_LAST_BOOKING', 'FIRST_BOOKING_DATE', 'HAS_UPCOMING_BOOKING', 'PREFERRED_SERVICE'],
  },
  { title: 'Money', icon: 'i-lucide-banknote', fields: ['TOTAL_SPENT', 'AVERAGE_BOOKING_VALUE', 'LIFETIME_VALUE'] },
  { title: 'Predictions', icon: 'i-lucide-sparkles', fields: ['CHURN_RISK', 'UPSELL_SCORE', 'RELATIONSHIP_SCORE'] },
  {
    title: 'Groups',
    icon: 'i-lucide-group',
    fields: ['CUSTOMER_SEGMENT', 'RFM_SEGMENT', 'BEHAVIORAL_CLUSTER', 'RECENCY_SCORE', 'FREQUENCY_SCORE', 'MONETARY_SCORE'],
  },
  { title: 'Person', icon: 'i-lucide-user', fields: ['TAG', 'PET_SPECIES', 'ACQUISITION_CHANNEL', 'AVERAGE_RATING'] },
  { title: 'Contact', icon: 'i-lucide-mail', fields: ['REACHABLE_BY_EMAIL', 'REACHABLE_BY_SMS'] },
]

/** Those that somebody may ask. */
export const paletteOf = (hasMoney: boolean): PaletteGroup[] =>
  groups
    .map(group => ({ ...group, fields: group.fields.filter(field => hasMoney || !segmentFieldEntries[field].isMoney) }))
    .filter(({ fields }) => fields.length > 0)
