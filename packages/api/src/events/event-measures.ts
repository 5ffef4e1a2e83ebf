/** What is kept of events that are no booking's, by day: one entry a measure. */
import type { BusinessEventType, MetricDimension } from '@dashboard/schema/vocabulary'
import type { Measure } from './measure'
import type { EventOf, ValidEvent } from './payload'

/** A measure that counts events of one type, or those of them that fit. */
export interface EventMeasure extends Measure {
  readonly counts: BusinessEventType
  fits(event: ValidEvent): boolean
}

const counting = (
  counts: BusinessEventType,
  title: string,
  definition: string,
  dimensions: readonly MetricDimension[] = ['SOURCE'],
): EventMeasure => ({ title, unit: 'COUNT', basis: 'OCCURRED_AT', definition, dimensions, counts, fits: () => true })

/** Answers to the question whether one would recommend the business, whose score fits. */
const answers = (title: string, definition: string, scoreFits: (score: number) => boolean): EventMeasure => ({
  ...counting('FEEDBACK_RECEIVED', title, definition, ['TEAM_MEMBER']),
  fits(event) {
    const { type, score } = (event as EventOf<'FEEDBACK_RECEIVED'>).payload
    return type === 'NPS' && score !== undefined && scoreFits(score)
  },
})

/** Net promoter score, as it was published: 9 and 10 recommend, 0 to 6 warn. */
const PROMOTER_FROM = 9
const DETRACTOR_TO = 6

/** The measures that count events. */
export const eventMeasures = {
  'customers.joined': counting('CUSTOMER_JOINED', 'Customers joined', 'Customers who signed up on the day.'),
  'feedback.count': counting('FEEDBACK_RECEIVED', 'Feedback', 'Pieces of feedback received on the day.'),
  'nps.responses': answers('NPS answers', 'Answers on the day to whether one would recommend the business, 0 to 10.', () => true),
  'nps.promoters': answers('Promoters', 'Answers of 9 or 10 to whether one would recommend the business.', score => score >= PROMOTER_FROM),
  'nps.detractors': answers('Detractors', 'Answers of 0 to 6 to whether one would recommend the business.', score => score <= DETRACTOR_TO),
  'inquiries.count': counting('INQUIRY_RECEIVED', 'Inquiries', 'Inquiries received on the day.'),
  'profile.views': counting('PROFILE_VIEWED', 'Profile views', 'Views of the public profile on the day.'),
  'referrals.converted': counting('REFERRAL_CONVERTED', 'Referrals converted', 'Referred customers won on the day.'),
  'campaigns.sent': counting('CAMPAIGN_SENT', 'Campaign messages', 'Campaign messages sent on the day.'),
  'campaigns.opened': counting('CAMPAIGN_OPENED', 'Campaign opens', 'Campaign messages opened on the day.'),
  'campaigns.clicked': counting('CAMPAIGN_CLICKED', 'Campaign clicks', 'Campaign messages clicked on the day.'),
  'campaigns.converted': counting('CAMPAIGN_CONVERTED', 'Campaign conversions', 'Bookings won by campaigns on the day.'),
} satisfies Record<string, EventMeasure>
