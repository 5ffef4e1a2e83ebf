import type { AcquisitionChannel } from '@dashboard/schema/vocabulary'
import { addDays, addMonths, dateOfEpochDay, startOfMonth } from '../../../core/calendar'
import { uuidOf } from '../random/stream'
import type { MarketTruth, ProviderTruth } from '../truth/model'

/** The competitors that a business keeps an eye on, as looked at on `now`. */
export const competitorRows = ({ key }: ProviderTruth, market: MarketTruth, providerId: number, now: Date) =>
  market.competitors.map(({ name, services, strengths, weaknesses, ...rest }) => ({
    ...rest,
    id: uuidOf('competitor', key, name),
    providerId,
    competitorName: name,
    services: Object.entries(services).map(([service, price]) => ({ name: service, price })),
    strengths: [...strengths],
    weaknesses: [...weaknesses],
    lastUpdated: now,
    createdAt: now,
  }))

/** What the channels cost, an entry a month from the history's first to the running one. */
export const spendRows = ({ key }: ProviderTruth, market: MarketTruth, providerId: number, epoch: number, today: number) => {
  const last = startOfMonth(dateOfEpochDay(today))
  const months: string[] = []
  for (let month = startOfMonth(dateOfEpochDay(epoch)); month <= last; month = addMonths(month, 1)) months.push(month)
  return months.flatMap(month =>
    Object.entries(market.monthlySpend).map(([channel, amount]) => ({
      id: uuidOf('spend', key, channel, month),
      providerId,
      channel: channel as AcquisitionChannel,
      amount,
      startsOn: month,
      endsOn: addDays(addMonths(month, 1), -1),
    })),
  )
}
