import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { initSync, MSTL } from '@bsull/augurs/mstl'
import type { Forecaster, Model } from './model'

let isReady = false

/** The library's code is loaded once per thread. */
const prepare = (): void => {
  if (isReady) return
  const folder = dirname(createRequire(import.meta.url).resolve('@bsull/augurs/mstl'))
  initSync({ module: readFileSync(join(folder, 'mstl_bg.wasm')) })
  isReady = true
}

/** Weeks of the year: 52 whole ones keep the weekdays in step. */
const WEEKS = 52

/** What broke in the middle of its work cannot be let go of; it ends with its thread. */
const letGo = (model: MSTL): void => {
  try {
    model.free()
  } catch {
    // Nothing else can be done for it.
  }
}

const forecasterOf =
  (periods: readonly number[]): Forecaster =>
  (history, horizon) => {
    prepare()
    const model = MSTL.ets([...periods])
    try {
      model.fit([...history])
      return model.predict(horizon).point
    } catch {
      // It refuses some series, such as those that never change: then others answer.
      return null
    } finally {
      letGo(model)
    }
  }

/** STL decomposition with exponential smoothing of what is left (as R's `stlf`). Learns everything anew from each history. */
export const mstl: Model = {
  name: 'MSTL',
  knowsTheYear: false,
  needs: season => (season < 2 ? Infinity : 2 * season + 1),
  learn: (_, season) => forecasterOf([season]),
}

/** The same with a second season of a year, for series of days whose season is the week. */
export const yearlyMstl: Model = {
  name: 'YEARLY_MSTL',
  knowsTheYear: true,
  needs: season => (season < 2 ? Infinity : 2 * WEEKS * season + 1),
  learn: (_, season) => forecasterOf([season, WEEKS * season]),
}
