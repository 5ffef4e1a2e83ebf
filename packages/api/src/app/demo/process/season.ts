/** The yearly and weekly pulse of demand, and time warped by it: a day with twice the demand lasts twice as long. */
import { dateOfEpochDay } from '../../../core/calendar'
import { weekdayOf } from '../local-clock'
import type { ProviderTruth } from '../truth/model'

export interface Season {
  /** Demand of a day relative to an average one; 0 when closed. */
  intensity(day: number): number
  /** The moment, in days since 1970-01-01 with fraction, at which `warped` average days have passed since `from`. */
  advance(from: number, warped: number): number
  /** Average days between two moments. */
  elapsed(from: number, to: number): number
}

const FARTHEST_DAYS = 4000

/** The season of a provider whose history begins on `epoch`, days since 1970-01-01. */
export function seasonOf(truth: ProviderTruth, epoch: number): Season {
  const cumulative: number[] = [0]
  const intensity = (day: number) => demandOf(truth, day, day - epoch)
  const until = (day: number): number => {
    while (cumulative.length <= day - epoch) cumulative.push((cumulative.at(-1) ?? 0) + intensity(epoch + cumulative.length - 1))
    return cumulative[day - epoch] ?? 0
  }
  const warped = (moment: number) => until(Math.floor(moment)) + (moment - Math.floor(moment)) * intensity(Math.floor(moment))
  return {
    intensity,
    elapsed: (from, to) => warped(to) - warped(from),
    advance(from, amount) {
      const target = warped(from) + amount
      let day = Math.floor(from)
      while (until(day + 1) < target && day - epoch < FARTHEST_DAYS) day += 1
      const rate = intensity(day)
      return rate > 0 ? Math.min(day + 1, day + Math.max(0, target - until(day)) / rate) : day + 1
    },
  }
}

function demandOf(truth: ProviderTruth, day: number, sinceEpoch: number): number {
  const weekday = weekdayOf(day)
  if (truth.hours.byWeekday[weekday] === undefined) return 0
  const date = dateOfEpochDay(day)
  const base = (truth.season.weekdays[weekday - 1] ?? 1) * (truth.season.months[Number(date.slice(5, 7)) - 1] ?? 1)
  return base * (truth.season.holidays[date.slice(5)] ?? 1) * plantedFactor(truth, sinceEpoch)
}

/** What the planted shocks and the level shift multiply demand by, `day` days after the history's first. */
export function plantedFactor({ planted }: ProviderTruth, day: number): number {
  const shock = planted.shocks.find(each => day >= each.day && day < each.day + each.days)
  const shift = planted.levelShift !== null && day >= planted.levelShift.day ? planted.levelShift.factor : 1
  return (shock?.factor ?? 1) * shift
}
