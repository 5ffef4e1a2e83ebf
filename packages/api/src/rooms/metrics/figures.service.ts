import { LRUCache } from 'lru-cache'
import type { House } from '../../access/house'
import type { Scope } from '../../access/scope'
import type { Figures, Pulse } from './figures'
import { figuresOf } from './figures'
import type { Frame } from './frame'
import type { KpiDefinition } from './kpis'
import { kpis } from './kpis'
import type { MeasureName } from './measures'
import { type Reach, readPulse, readSums } from './metrics.repository'
import type { Sums } from './sums'
import { sumsOf } from './sums'

/** Enough for every period of some hundred providers; an entry is a few dozen kilobytes at most. */
const CACHED_FRAMES = 500

const additiveMeasures: readonly MeasureName[] = [...new Set(Object.values<KpiDefinition>(kpis).flatMap(kpi => kpi.measures))].filter(
  name => name !== 'customers.active',
)

const sumsCache = (_: House) => new LRUCache<string, Sums>({ max: CACHED_FRAMES })
const requestedFigures = (_: Scope) => new Map<string, Promise<Figures>>()

/** Whose figures the viewer sees. */
export const reachOf = ({ ownOnly }: Scope): Reach => (ownOnly === null ? 'whole' : 'own')

/** Version, first day on record and goals, read once in the request. */
export const pulseOf = (scope: Scope): Promise<Pulse> => scope.once(pulse)
const pulse = (scope: Scope) => scope.read(readPulse)

/** The figures of a frame, read once in the request. */
export function figuresFor(scope: Scope, frame: Frame): Promise<Figures> {
  const known = scope.once(requestedFigures)
  const key = keyOf(frame)
  let figures = known.get(key)
  if (figures === undefined) known.set(key, (figures = read(scope, frame, key)))
  return figures
}

async function read(scope: Scope, frame: Frame, key: string): Promise<Figures> {
  const pulse = await pulseOf(scope)
  const cache = scope.house.singleton(sumsCache)
  // Rollups change only together with the version, so that an entry can never be stale.
  const cacheKey = `${scope.providerId} ${scope.ownOnly ?? ''} ${pulse.version} ${key}`
  let sums = cache.get(cacheKey)
  if (sums === undefined) {
    sums = sumsOf(frame, await scope.read(db => readSums(db, reachOf(scope), frame, additiveMeasures)))
    cache.set(cacheKey, sums)
  }
  return figuresOf(frame, sums, pulse)
}

const keyOf = ({ window, compared, complete, comparedComplete, buckets }: Frame): string =>
  [
    window.start,
    window.end,
    window.wholeEnd,
    complete?.end,
    compared.start,
    compared.end,
    comparedComplete?.end,
    buckets[0],
    buckets.length,
  ].join(' ')
