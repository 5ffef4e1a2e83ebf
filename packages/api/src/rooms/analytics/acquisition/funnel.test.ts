import { expect, test } from 'vitest'
import { funnelOf } from './funnel'

test('each step is a share of the one before', () => {
  const [views, inquiries, first, second] = funnelOf({ views: 1000, inquiries: 81, first: 40, second: 10 })
  expect(views).toMatchObject({ name: 'PROFILE_VIEW', count: 1000, conversionRate: null, low: null, dropOff: null })
  expect(inquiries).toMatchObject({ conversionRate: 0.081, dropOff: 919 })
  expect(first).toMatchObject({ conversionRate: 0.4938, dropOff: 41 })
  // Wilson of 10 of 40.
  expect(second).toMatchObject({ conversionRate: 0.25, low: 0.1419, high: 0.4019, dropOff: 30 })
})

test('who came in another way is no share', () => {
  const [, inquiries, first, second] = funnelOf({ views: 0, inquiries: 5, first: 9, second: 0 })
  expect(inquiries).toMatchObject({ conversionRate: null, low: null, high: null, dropOff: 0 })
  expect(first).toMatchObject({ conversionRate: null, dropOff: 0 })
  expect(second).toMatchObject({ conversionRate: 0, dropOff: 9 })
})
