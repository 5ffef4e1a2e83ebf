import { describe, expect, test } from 'vitest'
import { summaryOf } from './summary'
import { actionsOf, percent, type PredictionFacts, reasonsOf } from './words'

const facts: PredictionFacts = {
  name: 'Ada',
  visits: 12,
  usualGapDays: 41,
  daysSinceLast: 97,
  churnRisk: 0.734,
  horizonDays: 82,
  booked: null,
  next: { at: 'June 3, 2026', low: 'May 20, 2026', high: 'July 14, 2026' },
  upsell: { service: 'Nails', because: 'Bath', probability: 0.31 },
}

describe('reasons', () => {
  test('quote their figures', () => {
    expect(reasonsOf(facts)).toEqual([
      'Usually comes every 41 days; the last visit was 97 days ago.',
      '73 % likely not to come again within 82 days, about twice their usual gap.',
      'If they come again, then most probably around June 3, 2026, with 80 % certainty between May 20, 2026 and July 14, 2026.',
      '31 % likely to take up Nails within a year: judged by customers who have Bath, and by how likely this one is to come at all.',
    ])
  })

  test('say what cannot be told', () => {
    expect(reasonsOf({ ...facts, visits: 1, usualGapDays: null, churnRisk: null, next: null, upsell: null, daysSinceLast: 0 })).toEqual([
      '1 visit so far; the last visit was today.',
      'Not enough visits yet to tell how likely they are to come again.',
      'Not enough visits yet to tell when they will come next.',
    ])
    expect(reasonsOf({ ...facts, visits: 0 })).toEqual(['No completed visit yet: there is nothing to learn from.'])
  })

  test('call a horizon twice the gap only where it is', () => {
    expect(reasonsOf({ ...facts, usualGapDays: 7, horizonDays: 30 })).toContain('73 % likely not to come again within 30 days.')
    expect(reasonsOf({ ...facts, usualGapDays: null, horizonDays: 60 })).toContain('73 % likely not to come again within 60 days.')
  })

  test('tell a booked visit, not a guess', () => {
    expect(reasonsOf({ ...facts, booked: 'May 2, 2026' })).toContain('The next visit is booked for May 2, 2026.')
  })
})

describe('what to do', () => {
  test('is a call where somebody is about to leave, and nothing of the kind where a visit is booked', () => {
    expect(actionsOf(facts)[0]).toBe('Call Ada: they are 73 % likely to stay away.')
    expect(actionsOf({ ...facts, booked: 'May 2, 2026' })).toEqual(['Mention Nails: they are 31 % likely to take it up within a year.'])
  })

  test('is a date where somebody is late, and a proposal where they come reliably', () => {
    expect(actionsOf({ ...facts, churnRisk: 0.5 })[0]).toBe('Offer Ada a date: they are 56 days later than usual.')
    expect(actionsOf({ ...facts, churnRisk: 0.1, daysSinceLast: 30 })[0]).toBe('Propose the next date: Ada comes back reliably.')
    expect(actionsOf({ ...facts, visits: 0 })).toEqual(['Offer Ada a first date.'])
  })
})

test('a share is never told more certain than it is', () => {
  expect([0, 0.001, 0.5, 0.999, 1].map(percent)).toEqual(['0 %', 'under 1 %', '50 %', 'over 99 %', '100 %'])
})

describe('a summary', () => {
  const rfm = [
    { segment: 'CHAMPIONS' as const, title: 'Champions', customers: 20, revenueShare: 0.6 },
    { segment: 'AT_RISK' as const, title: 'At risk', customers: 8, revenueShare: 0.1 },
    { segment: 'CANT_LOSE' as const, title: "Can't lose", customers: 2, revenueShare: 0.1 },
  ]
  test('says who is best, who slips away and who will leave', () => {
    expect(
      summaryOf({
        customers: 100,
        rfm,
        largestCluster: { name: 'Weekly: Walk', share: 0.4 },
        highRisk: { customers: 3, yearly: '$900.00' },
        riskUnknown: 5,
      }),
    ).toEqual([
      '20 customers are champions (20 %) and brought 60 % of the revenue.',
      '10 customers used to come often and have been away for a while.',
      '3 customers will probably not come again in their usual time; they spent $900.00 in the last 365 days. Of 5 customers it cannot be told yet.',
      'The largest group by behaviour is “Weekly: Walk” (40 %).',
    ])
  })

  test('tells no money to those who may not see it', () => {
    const told = summaryOf({
      customers: 100,
      rfm: rfm.map(each => ({ ...each, revenueShare: null })),
      largestCluster: null,
      highRisk: { customers: 1, yearly: null },
      riskUnknown: 0,
    })
    expect(told).toEqual([
      '20 customers are champions (20 %).',
      '10 customers used to come often and have been away for a while.',
      '1 customer will probably not come again in their usual time.',
    ])
  })
})
