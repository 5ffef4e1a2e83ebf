import { compare } from '../../../core/money'
import type { ServiceFigures } from './service-figures'

/** A service to be ranked. */
export interface Ranked {
  id: string
  name: string
  figures: ServiceFigures
}

/** Best first: by revenue, or by completed bookings where revenue may not be seen; then by what is left, so that places never tie. */
export const inOrder = <T extends Ranked>(services: readonly T[], byRevenue: boolean): T[] =>
  services.toSorted(
    (one, other) =>
      (byRevenue ? compare(other.figures.revenue, one.figures.revenue) : 0) ||
      other.figures.completed - one.figures.completed ||
      other.figures.bookings - one.figures.bookings ||
      (one.name < other.name ? -1 : 1),
  )

/** The place of each service that had bookings, 1 for the best, by its id. */
export const placesOf = (services: readonly Ranked[], byRevenue: boolean): ReadonlyMap<string, number> =>
  new Map(
    inOrder(
      services.filter(({ figures }) => figures.bookings > 0 || figures.completed > 0),
      byRevenue,
    ).map(({ id }, index) => [id, index + 1]),
  )
