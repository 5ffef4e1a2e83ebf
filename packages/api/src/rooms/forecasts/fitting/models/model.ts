/** Words for the ways in which a series is carried on; stable, as clients may know them. */
export const modelTitles = {
  SEASONAL_NAIVE: 'Same as a season ago',
  THETA: 'Theta',
  ETS: 'Exponential smoothing',
  HOLT_WINTERS: 'Holt–Winters',
  MSTL: 'Seasonal decomposition (MSTL)',
  LAST_YEAR: 'Last year at the level of today',
  YEARLY_THETA: 'Theta with the weeks of the year',
  YEARLY_MSTL: 'Seasonal decomposition with the weeks of the year',
  MIX: 'Mean of several models',
  WEEKDAY_PROFILE: 'Level by weekday',
  NOT_ENOUGH_HISTORY: 'Not enough history',
} as const

export type ModelName = keyof typeof modelTitles

/** Carries a history on by so many steps, with what was learned before; null where it cannot. */
export type Forecaster = (history: readonly number[], horizon: number) => number[] | null

/** A way to carry a series on. */
export interface Model {
  name: ModelName
  /** The fewest steps that it can learn from, for a season of so many steps. */
  needs(season: number): number
  /** Whether it knows the year: if not, it is believed only as far ahead as it was tested. */
  knowsTheYear: boolean
  /** Learns its parameters from a series; what it gives then goes on from that series or a longer one with the same beginning. */
  learn(values: readonly number[], season: number): Forecaster
}
