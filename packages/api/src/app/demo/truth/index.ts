import { boarding } from './boarding'
import { groomer } from './groomer'
import type { ProviderTruth } from './model'
import { walker } from './walker'

/** The demo's providers, the large one first. */
export const demoProviders: readonly ProviderTruth[] = [groomer, walker, boarding]

/** What every demo run starts from. */
export const demoSeed = 'well-kept-paws'

/** Months of history before the day on which the demo is first loaded. */
export const historyMonths = 26

/** Every demo sign-in has it. */
export const demoPassword = 'demo-demo-demo'
