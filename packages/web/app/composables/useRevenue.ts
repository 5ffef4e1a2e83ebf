import { revenueDimensions } from '@dashboard/schema/vocabulary'
import {
  RevenueBreakdownDocument,
  RevenueBridgeDocument,
  RevenueFiguresDocument,
  RevenueForecastDocument,
  RevenueHoursDocument,
  RevenueTrendDocument,
} from '../gql/graphql'
import type {
  RevenueBreakdownQuery,
  RevenueBridgeQuery,
  RevenueFiguresQuery,
  RevenueForecastQuery,
  RevenueHoursQuery,
} from '../gql/graphql'
import { addDays } from '../utils/calendar'
import { useAddress } from './useAddress'
import { useAnalyticsRange } from './useAnalyticsRange'
import { useLiveRefresh } from './useLiveRefresh'
import { useReport } from './useReport'

/** How much of the past stands before the forecast, in days. */
const pastDays = 60

export type RevenueFacts = RevenueFiguresQuery['revenueAnalytics']
export type RevenueParts = RevenueBreakdownQuery['revenueAnalytics']
export type RevenueByHour = RevenueHoursQuery['revenueAnalytics']
export type RevenueSteps = RevenueBridgeQuery['revenueBridge']
export interface RevenueAhead {
  past: RevenueForecastQuery['revenueAnalytics']['series']
  forecast: RevenueForecastQuery['revenueForecast']
}

/** All that the revenue page shows for the dates of its address, kept live. */
export const useRevenue = () => {
  const { range, period, today } = useAnalyticsRange()
  const by = useAddress('by', revenueDimensions, 'SERVICE')
  const asked = computed(() => ({
    period: period.value,
    compareWith: range.value.compare,
    completeOnly: range.value.isCompleteOnly,
  }))
  const figures = useReport(RevenueFiguresDocument, () => asked.value, {
    read: ({ revenueAnalytics }) => revenueAnalytics,
  })
  const breakdown = useReport(RevenueBreakdownDocument, () => ({ ...asked.value, by: by.value }), {
    read: ({ revenueAnalytics }) => revenueAnalytics,
    isEmpty: ({ breakdown: parts }) => parts.every(({ bookings, revenue }) => bookings === 0 && Number(revenue.amount) === 0),
  })
  const hours = useReport(RevenueHoursDocument, () => ({ period: period.value, completeOnly: range.value.isCompleteOnly }), {
    read: ({ revenueAnalytics }) => revenueAnalytics,
    isEmpty: ({ heatmap }) => heatmap.length === 0,
  })
  const trend = useReport(RevenueTrendDocument, () => ({ period: period.value }), {
    read: ({ revenueAnalytics }) => revenueAnalytics.trends,
  })
  const ahead = useReport(RevenueForecastDocument, () => ({ past: { start: addDays(today.value, -pastDays), end: today.value } }), {
    read: ({ revenueAnalytics, revenueForecast }): RevenueAhead => ({ past: revenueAnalytics.series, forecast: revenueForecast }),
    isEmpty: ({ past, forecast }) => forecast.predictions.length === 0 && past.every(({ value }) => value === 0),
  })
  const bridge = useReport(RevenueBridgeDocument, () => ({ period: period.value }), {
    read: ({ revenueBridge }) => revenueBridge,
    isEmpty: ({ steps }) => steps.every(({ bookings }) => bookings === 0),
  })
  useLiveRefresh(() => [figures, breakdown, hours, trend, bridge].forEach(({ refetch }) => refetch()))
  return { by, figures, breakdown, hours, trend, ahead, bridge }
}
