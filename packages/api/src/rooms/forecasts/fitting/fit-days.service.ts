import { openDays, WEEK } from './days'
import { fit, type Fitted, type FittedPoint } from './fit'
import { competitors } from './models.service'
import { profileForecast } from './profile'

/** A series of days, to be carried on. */
export interface DaysInput {
  /** By day, without gaps, up to the last day that is over. */
  values: readonly number[]
  /** Days ahead. */
  horizon: number
  /** Each weekday's share with others, from the first value's weekday on; all the same where that is not known. */
  pooledShares?: readonly number[]
}

/** Half a year of days: from then on the past is forecast once a week rather than once a day. */
const WEEKLY_FROM_WEEKS = 26
/** Half a year ahead is tested; farther ahead the intervals widen. */
const TESTED_WEEKS = 26

const nothing: FittedPoint = { value: 0, low80: 0, high80: 0, low95: 0, high95: 0 }

/** What did best on held-out days carries the series on; too short a one is carried on by weekday. */
export function fitDays({ values, horizon, pooledShares }: DaysInput): Fitted {
  const { values: open, season, ahead, expand } = openDays(values)
  const isLong = values.length >= WEEKLY_FROM_WEEKS * WEEK
  const fitted = fit(open, season, {
    horizon: ahead(horizon),
    stride: isLong ? season : 1,
    tested: TESTED_WEEKS * season,
    models: competitors,
  })
  if (fitted === null) return profileForecast(values, horizon, pooledShares)
  return { ...fitted, points: expand(fitted.points, horizon, nothing) }
}
