import type { SegmentReach } from '@dashboard/schema'
import { cached } from '../../../access/cache.service'
import type { Scope } from '../../../access/scope'
import { formatAmount } from '../../../core/money'
import { loadersOf } from '../../bookings'
import type { Criteria } from './criteria'
import * as figures from './figures.repository'
import type { Surroundings } from './membership-sql'
import { shownSegments } from './segments.service'
import * as snapshots from './snapshots.repository'

const HOUR_MS = 3_600_000

/** Whose customers, as of when. */
export const around = (scope: Scope): Surroundings => ({ providerId: scope.providerId, now: scope.now(), timeZone: scope.timeZone })

/** Time alone moves people too, by the hour at most: what is counted is kept so long. */
const thisHour = (scope: Scope) => ({ hour: Math.floor(scope.now().getTime() / HOUR_MS) })

const everybody: Criteria = { all: [] }

const readFigures = (scope: Scope) =>
  cached(scope, 'segments.figures', thisHour(scope), async () => {
    const segments = await shownSegments(scope)
    const [all, ...each] = await scope.read(db => figures.figuresOf(db, around(scope), [everybody, ...segments.map(one => one.criteria)]))
    return { all: all?.customers ?? 0, each: segments.map(({ id }, index) => ({ id, ...each[index] })) }
  })

const readMoves = (scope: Scope) =>
  cached(scope, 'segments.moves', thisHour(scope), async () => {
    const segments = await shownSegments(scope)
    const moves = await scope.read(db => snapshots.movesOf(db, around(scope), segments))
    return segments.map(({ id }, index) => ({ id, moves: moves[index] ?? null }))
  })

/** The figures of a segment: one statement for all of them. */
export const figuresOfSegment = async (scope: Scope, id: string) => {
  const { all, each } = await scope.once(readFigures)
  const { customers = 0, averageSpent = null, byEmail = 0, bySms = 0, byEither = 0 } = each.find(figure => figure.id === id) ?? {}
  return { customers, averageSpent, share: all === 0 ? null : customers / all, reach: { byEmail, bySms, byEither } satisfies SegmentReach }
}

/** The customers of those ids, in their order. */
export const customersOf = async (scope: Scope, ids: readonly string[]) =>
  (await loadersOf(scope).customer.loadMany(ids)).filter(one => one !== null && !(one instanceof Error))

/** Who joined a segment and left it; null before it was counted the first time. Two statements for all segments. */
export const changeOfSegment = async (scope: Scope, id: string) => {
  const moves = (await scope.once(readMoves)).find(each => each.id === id)?.moves ?? null
  if (moves === null) return null
  const [joined, left] = await Promise.all([customersOf(scope, moves.joined), customersOf(scope, moves.left)])
  return { ...moves, joined, left }
}

/** An amount in the provider's currency; null where it is unknown. */
export const moneyOf = ({ provider: { currency } }: Scope, amount: string | null) =>
  amount === null ? null : { amount: formatAmount(amount, currency), currency }
