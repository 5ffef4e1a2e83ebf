import type { CustomerSegment, RfmSegment } from '@dashboard/schema/vocabulary'
import { rfmTable } from '../models/groups/rfm'
import { HIGH_CHURN_RISK, HIGH_UPSELL_SCORE } from '../models/thresholds'
import type { Criteria } from './criteria'

/** A segment that comes with the dashboard. */
export interface BuiltInSegment {
  id: string
  name: string
  description: string
  criteria: Criteria
}

const slugOf = (word: string): string => word.toLowerCase().replaceAll('_', '-')

const standings: readonly [Exclude<CustomerSegment, 'ALL'>, string, string][] = [
  ['VIP', 'VIP', 'At least ten completed bookings within the last 365 days.'],
  ['REGULAR', 'Regular', 'Came before, the last time within the last 120 days.'],
  ['AT_RISK', 'At risk', 'Came before, but not within the last 120 days.'],
  ['NEW', 'New', 'No completed booking yet.'],
]

const rfm: Readonly<Record<RfmSegment, string>> = {
  CHAMPIONS: 'Came lately, come often and spend most.',
  LOYAL: 'Come often and spend well.',
  POTENTIAL_LOYALISTS: 'Came lately and have begun to come back.',
  NEW: 'Came lately for the first times.',
  AT_RISK: 'Used to come often; have been away for a while.',
  CANT_LOSE: 'Were among the best; have been away for long.',
  LOST: 'Came seldom and long ago.',
  OTHER: 'Have come before and are in none of the other RFM segments.',
}

/** The segments of one standing each. */
export const standingSegments = standings.map(([standing]) => ({ id: `standing-${slugOf(standing)}`, standing }))

/** Whether a segment is one of a standing. */
export const isOfStanding = (id: string): boolean => standingSegments.some(segment => segment.id === id)

/** Every segment that comes with the dashboard, in the order in which they are shown. */
export const builtInSegments: readonly BuiltInSegment[] = [
  ...standings.map(([standing, name, description]) => ({
    id: `standing-${slugOf(standing)}`,
    name,
    description,
    criteria: { field: 'CUSTOMER_SEGMENT', operator: 'EQ', operands: [standing] } as const,
  })),
  ...rfmTable.map(({ segment, title, rule }) => ({
    id: `rfm-${slugOf(segment)}`,
    name: title,
    description: segment === 'OTHER' ? rfm.OTHER : `${rfm[segment]} ${rule}.`,
    criteria: { field: 'RFM_SEGMENT', operator: 'EQ', operands: [segment] } as const,
  })),
  {
    id: 'churn-high',
    name: 'High churn risk',
    description: 'Will probably not come again: a churn risk above 70 %.',
    criteria: { field: 'CHURN_RISK', operator: 'GT', operands: [HIGH_CHURN_RISK] },
  },
  {
    id: 'upsell-high',
    name: 'Upsell opportunities',
    description: 'Will probably take up a service that is new to them: an upsell score above 80 %.',
    criteria: { field: 'UPSELL_SCORE', operator: 'GT', operands: [HIGH_UPSELL_SCORE] },
  },
  {
    id: 'reachable',
    name: 'Reachable',
    description: 'Agreed to messages of campaigns, and an address or number for them is known.',
    criteria: {
      any: [
        { field: 'REACHABLE_BY_EMAIL', operator: 'EQ', operands: [true] },
        { field: 'REACHABLE_BY_SMS', operator: 'EQ', operands: [true] },
      ],
    },
  },
]
