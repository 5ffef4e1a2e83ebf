import type { Cast, Player } from './cast'
import type { Stage } from './stage'

/** Who plays, on what stage. */
export interface Setting {
  stage: Stage
  cast: Cast
  player: Player
  /** The member whose own things the call is about: the player, where they belong to the business, else its owner. */
  own: string
  /** Somebody else of the team, who is no owner. */
  colleague: string
}

type Variables = Record<string, unknown>

/** How one row of the matrix is asked. */
export interface Call {
  /** `Type.field`, and what sets the row apart from others of that field. */
  row: string
  document: string
  variables?: (setting: Setting) => Promise<Variables> | Variables
  /** Changes or ends the player's own account, so that somebody new has to play. */
  consumes?: boolean
}

/** The field that a row is about. */
export const coordinateOf = (row: string): string => row.split(' ')[0] ?? row
