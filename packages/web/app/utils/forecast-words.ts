/** How good a forecast is, in plain words. */
export interface ForecastAccuracy {
  smape?: number | null
  mase?: number | null
  coverage80?: number | null
  coverage95?: number | null
  folds: number
}

/** What the back test said; that there was none where the past is too short. `percent` writes 0–100. */
export const accuracyWords = (
  { smape, mase, coverage80, coverage95, folds }: ForecastAccuracy,
  percent: (value: number) => string,
): string[] => {
  if (folds === 0 || smape == null) return ['It could not be tested on the past: there are too few days.']
  const times = folds === 1 ? 'once' : `${folds} times`
  const held = [
    coverage80 == null ? null : `${percent(coverage80 * 100)} fell into the 80 % range`,
    coverage95 == null ? null : `${percent(coverage95 * 100)} fell into the 95 % range`,
  ].filter(text => text !== null)
  return [
    `Tested ${times} on days that it had not seen, it was off by ${percent(smape)} on average.`,
    ...(mase == null ? [] : [`That is ${mase.toFixed(2)} times how far apart days of the same season are.`]),
    ...(held.length > 0 ? [`Of these days ${held.join(', ')}.`] : []),
  ]
}
