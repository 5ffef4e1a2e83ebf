import type { Model } from '../model'
import { isSeasonal } from '../seasonality'
import { filter, project } from './filter'
import { type Fit, fitForm } from './fit'
import type { Form } from './form'

export { filter } from './filter'
export { fitForm } from './fit'

const form = (error: Form['error'], trend: Form['trend'], season: Form['season']): Form => ({ error, trend, season })

/** Without a season. Trends are damped, as a straight one leads anywhere in a year. */
const plain: readonly Form[] = [form('ADDITIVE', 'NONE', 'NONE'), form('ADDITIVE', 'DAMPED', 'NONE')]
const additive: readonly Form[] = [form('ADDITIVE', 'NONE', 'ADDITIVE'), form('ADDITIVE', 'DAMPED', 'ADDITIVE')]
/** For series that are above 0 throughout. */
const multiplicative: readonly Form[] = [
  form('MULTIPLICATIVE', 'NONE', 'MULTIPLICATIVE'),
  form('MULTIPLICATIVE', 'DAMPED', 'MULTIPLICATIVE'),
]
/** A longer season has too many figures to search for. */
const LONGEST_SEASON = 24

const formsFor = (values: readonly number[], season: number): readonly Form[] => {
  if (!isSeasonal(values, season)) return plain
  return values.every(value => value > 0) ? [...additive, ...multiplicative] : additive
}

/** The form of the least AICc with its parameters; null where none can tell the series. */
export function selectForm(values: readonly number[], season: number): Fit | null {
  const fits = formsFor(values, season).flatMap(each => fitForm(values, each, season) ?? [])
  return fits.reduce<Fit | null>((best, each) => (best === null || each.aicc < best.aicc ? each : best), null)
}

/** Exponential smoothing of the form and parameters that are most likely. */
export const ets: Model = {
  name: 'ETS',
  knowsTheYear: false,
  needs: season => (season > LONGEST_SEASON ? Infinity : Math.max(10, 3 * season)),
  learn(values, season) {
    const fit = selectForm(values, season)
    if (fit === null) return () => null
    return (history, horizon) => {
      const states = filter(history, fit.form, fit.parameters)
      return states && project(states, fit.form, fit.parameters.phi, history.length, horizon)
    }
  },
}
