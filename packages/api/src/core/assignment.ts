/** Into which of several groups somebody is put by chance, and stays. */
import { createHash } from 'node:crypto'

/** A way to compare, with its part of the customers relative to the others. */
export interface Weighted {
  position: number
  weight: number
}

/** Six bytes of the hash: exact as a number. */
const HASH_BYTES = 6
const HASH_RANGE = 2 ** (8 * HASH_BYTES)

/** Where a customer lies among those of an experiment, 0–1: always the same, and unlike in every other experiment. */
const placeOf = (experimentId: string, customerId: string): number =>
  createHash('sha256').update(`${experimentId}:${customerId}`).digest().readUIntBE(0, HASH_BYTES) / HASH_RANGE

/** The variant that a customer is put into; throws RangeError without variants. */
export const assigned = (experimentId: string, customerId: string, variants: readonly Weighted[]): number => {
  let left = placeOf(experimentId, customerId) * variants.reduce((sum, { weight }) => sum + weight, 0)
  for (const { position, weight } of variants) {
    left -= weight
    if (left < 0) return position
  }
  throw new RangeError('an experiment has variants')
}
