import type { Competitor, CompetitorAnalysis, CompetitorInput, GeoPoint, GeoPointInput } from '@dashboard/schema'
import { cached } from '../../../access/cache.service'
import type { Scope } from '../../../access/scope'
import { addDays } from '../../../core/calendar'
import { badInput, notFound } from '../../../core/errors'
import { localDay, startOfDay } from '../../../core/local-time'
import { sayAmount } from '../../../core/money'
import { isId } from '../../../core/page'
import { isUniqueViolation } from '../../../db/violations'
import { loadersOf } from '../../bookings'
import { comparedServices, keptCompetitor, neighbourOf, ownMarket, rivalOf, shownCompetitor } from './competitor'
import type { CompetitorDetails } from './competitor-details'
import { competitorDetails, placeOf } from './competitor-details'
import * as repository from './competitors.repository'
import type { FoundOpportunity } from './opportunities'
import { opportunitiesOf } from './opportunities'
import { marketPosition } from './position'
import { theirIndex } from './price-comparison'

/** Older reviews say how it was. */
const RATING_DAYS = 365

const missing = () => notFound('The competitor')

const ownOf = async (scope: Scope) => {
  const today = localDay(scope.now(), scope.timeZone)
  return ownMarket(await scope.read(db => repository.own(db, addDays(today, 1 - RATING_DAYS))))
}

const shownOpportunity = async (scope: Scope, { name, told, matter, title, description, serviceId }: FoundOpportunity) => ({
  id: `${name}:${matter}`,
  title,
  description,
  rule: told,
  service: serviceId === null ? null : ((await loadersOf(scope).service.load(serviceId)) ?? null),
})

const read = async (scope: Scope) => {
  const { currency } = scope.provider
  const own = await ownOf(scope)
  const neighbours = (await scope.read(repository.all)).map(row => neighbourOf(row, own))
  const rivals = neighbours.map(rivalOf)
  const today = startOfDay(localDay(scope.now(), scope.timeZone), scope.timeZone)
  return {
    competitors: neighbours.map(each => keptCompetitor(each, currency)),
    marketPosition: marketPosition(
      own,
      neighbours.map(({ matched }, index) => ({ rating: rivals[index]?.rating ?? null, priceIndex: theirIndex(matched) })),
    ),
    found: opportunitiesOf({
      own,
      rivals,
      services: comparedServices(own, neighbours),
      money: amount => sayAmount(amount.toFixed(), currency),
      now: today,
    }),
  }
}

/** The provider among its competitors: two statements, and one for the services that are spoken of. Kept until something changes. */
export const competitorAnalysis = async (scope: Scope): Promise<CompetitorAnalysis> => {
  const { competitors, marketPosition: position, found } = await cached(scope, 'competitors', {}, () => read(scope))
  return {
    competitors: competitors.map(shownCompetitor),
    marketPosition: position,
    opportunities: await Promise.all(found.map(each => shownOpportunity(scope, each))),
  }
}

const nameTaken = () => badInput([{ path: 'input.name', message: 'is the name of another competitor' }])

const write = (scope: Scope, id: string | null, details: CompetitorDetails): Promise<string | null> =>
  scope
    .write(async db => {
      const { isFull, isNamed } = await repository.others(db, details.name, id)
      if (isNamed) throw nameTaken()
      if (id !== null) return (await repository.update(db, id, details, scope.now())) ? id : null
      if (isFull) throw badInput([{ path: 'input', message: 'there are as many competitors as can be kept; remove one first' }])
      return repository.insert(db, details, scope.now())
    })
    .catch((error: unknown) => {
      // Somebody else took the name between the look and the write.
      throw isUniqueViolation(error) ? nameTaken() : error
    })

/** Writes down what is known of a competitor, or changes it; NOT_FOUND where there is none of that id. */
export const saveCompetitor = async (scope: Scope, id: string | null, input: CompetitorInput): Promise<Competitor> => {
  const details = competitorDetails(input, scope.provider.currency)
  if (id !== null && !isId(id)) throw missing()
  const saved = await write(scope, id, details)
  const row = saved === null ? null : await scope.read(db => repository.find(db, saved))
  if (row === null) throw missing()
  return shownCompetitor(keptCompetitor(neighbourOf(row, await ownOf(scope)), scope.provider.currency))
}

/** Removes a competitor; NOT_FOUND where there is none of that id. */
export const deleteCompetitor = async (scope: Scope, id: string): Promise<true> => {
  if (!isId(id) || !(await scope.write(db => repository.remove(db, id)))) throw missing()
  return true
}

/** Tells where the business is; null forgets it. */
export const saveLocation = async (scope: Scope, input: GeoPointInput | null): Promise<GeoPoint | null> => {
  const place = placeOf(input)
  await scope.write(db => repository.place(db, place?.latitude ?? null, place?.longitude ?? null))
  return place
}
