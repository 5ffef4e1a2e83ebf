import type { FunnelStage } from '@dashboard/schema'
import { tidy } from '../../../core/change'
import { wilson } from '../../../core/statistics'

/** How many came to each step. */
export interface FunnelCounts {
  views: number
  inquiries: number
  first: number
  second: number
}

const steps = [
  {
    name: 'PROFILE_VIEW',
    title: 'Profile views',
    definition: 'Views of the public profile, by the day of the view; who looks twice counts twice.',
    of: ({ views }: FunnelCounts) => views,
  },
  {
    name: 'INQUIRY',
    title: 'Inquiries',
    definition: 'Inquiries received, by their day.',
    of: ({ inquiries }: FunnelCounts) => inquiries,
  },
  {
    name: 'FIRST_BOOKING',
    title: 'First booking',
    definition: 'Customers whose first completed booking was completed in these days.',
    of: ({ first }: FunnelCounts) => first,
  },
  {
    name: 'SECOND_BOOKING',
    title: 'Second booking',
    definition: 'Those of them who have had another booking completed by now.',
    of: ({ second }: FunnelCounts) => second,
  },
] as const

/** The steps with what each lost of the one before. Where more came than were in the step before, people found another way in: no rate is told. */
export const funnelOf = (counts: FunnelCounts): FunnelStage[] =>
  steps.map(({ of, ...step }, index) => {
    const count = of(counts)
    const before = steps[index - 1]?.of(counts)
    const isShare = before !== undefined && before > 0 && count <= before
    const interval = isShare ? wilson(count, before) : null
    return {
      ...step,
      count,
      conversionRate: isShare ? tidy(count / before) : null,
      low: interval && tidy(interval.low),
      high: interval && tidy(interval.high),
      dropOff: before === undefined ? null : Math.max(0, before - count),
    }
  })
