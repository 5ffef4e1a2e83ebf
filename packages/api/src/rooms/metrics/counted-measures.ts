import type { MetricBasis, MetricDimension, MetricUnit, Permission } from '@dashboard/schema/vocabulary'

/** A measure that is no sum of the rollups: counted when it is asked for. */
export interface CountedMeasure {
  title: string
  unit: MetricUnit
  basis: MetricBasis
  definition: string
  dimensions: readonly MetricDimension[]
  needs: readonly Permission[]
  /** From whose visits, which does not add up over days; or from reviews, shifts or spending, which does. */
  counted: 'VISITS' | 'REVIEWS' | 'SHIFTS' | 'SPENDING'
}

/** Days without a visit after which a customer counts as lapsed: two missed six-week rounds. */
export const LAPSED_AFTER_DAYS = 90

/** Every measure that is counted when asked. */
export const countedMeasures = {
  'customers.active': {
    title: 'Active customers',
    unit: 'COUNT',
    basis: 'COMPLETED_AT',
    definition: 'Different customers with a booking completed in the time asked for; who came twice counts once.',
    dimensions: [],
    needs: [],
    counted: 'VISITS',
  },
  'customers.lapsed': {
    title: 'Lapsed customers',
    unit: 'COUNT',
    basis: 'COMPLETED_AT',
    definition: `Different customers for whom the ${LAPSED_AFTER_DAYS}th day without a completed booking fell into the time asked for.`,
    dimensions: [],
    needs: [],
    counted: 'VISITS',
  },
  'reviews.responded': {
    title: 'Reviews answered',
    unit: 'COUNT',
    basis: 'REVIEWED_AT',
    definition: 'Reviews received on the day that were answered, whenever that was.',
    dimensions: ['TEAM_MEMBER'],
    needs: [],
    counted: 'REVIEWS',
  },
  'team.minutes': {
    title: 'Minutes on duty',
    unit: 'MINUTES',
    basis: 'STARTS_AT',
    definition:
      'Minutes of the shifts that begin on the day, less breaks, by the clock on the wall; shifts of absent members are left out.',
    dimensions: ['TEAM_MEMBER'],
    needs: [],
    counted: 'SHIFTS',
  },
  'spend.total': {
    title: 'Money spent on marketing',
    unit: 'CURRENCY',
    basis: 'SPENT_AT',
    definition:
      'What campaigns have cost, spread evenly over their days so far, and what channels cost, spread evenly over the days entered for it.',
    dimensions: ['SOURCE'],
    needs: ['finance.view'],
    counted: 'SPENDING',
  },
} as const satisfies Record<string, CountedMeasure>
