import { line, mean } from '../../numbers'
import { seasonalFigures, withoutSeason } from '../decomposition'
import type { Form, Parameters } from './form'

/** Where the search for the best parameters begins: the season by decomposition, level and trend by a line through the first seasons. */
export function startOf(values: readonly number[], form: Form, places: number): Parameters {
  const kind = form.season === 'NONE' ? null : form.season
  const figures = kind
    ? seasonalFigures(values, places, kind).map(figure => (kind === 'MULTIPLICATIVE' ? Math.max(figure, 0.01) : figure))
    : []
  const adjusted = kind ? withoutSeason(values, figures, kind) : values
  const first = adjusted.slice(0, Math.min(Math.max(10, 2 * places), values.length))
  const { intercept, slope } = line(first)
  const hasTrend = form.trend !== 'NONE'
  const level = hasTrend ? intercept - slope : mean(first)
  return {
    alpha: kind ? Math.max(0.05, 0.2 / Math.sqrt(places)) : 0.2,
    beta: hasTrend ? 0.01 : 0,
    gamma: kind ? 0.05 : 0,
    phi: form.trend === 'DAMPED' ? 0.978 : 1,
    level: form.season === 'MULTIPLICATIVE' || form.error === 'MULTIPLICATIVE' ? Math.max(level, mean(values) / 10) : level,
    trend: hasTrend ? slope : 0,
    figures,
  }
}
