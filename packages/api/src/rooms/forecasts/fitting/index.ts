import type { HeavyTask } from '../../../access/heavy.service'
import type { Fitted } from './fit'
import { type DaysInput, fitDays } from './fit-days.service'

export type { Accuracy, Fitted, FittedPoint } from './fit'
export { type ModelName, modelTitles } from './models/model'
export { evenShares, profileForecast } from './profile'

/** Carries a series of days on; seconds for years of history. */
export const fitTask: HeavyTask<DaysInput, Fitted> = { name: 'forecast', run: fitDays }
