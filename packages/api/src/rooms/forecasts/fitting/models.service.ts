import { ets } from './models/ets'
import { holtWinters } from './models/holt-winters'
import { lastYear } from './models/last-year'
import type { Model } from './models/model'
import { mstl, yearlyMstl } from './models/mstl.service'
import { theta } from './models/theta'
import { yearlyTheta } from './models/yearly-theta'

/** What competes to carry on a series; each says how much of it it needs. */
export const competitors: readonly Model[] = [theta, ets, holtWinters, mstl, lastYear, yearlyTheta, yearlyMstl]
