import type { MetricDimension } from '@dashboard/schema/vocabulary'
import type { Scope } from '../../access/scope'
import { labelOf } from './labels'
import { readNames } from './labels.repository'
import { NONE } from './slices'

/** A value of a dimension of the rollups. */
interface Slice {
  dimension: MetricDimension
  value: string
}

const isNamed = ({ dimension, value }: Slice): boolean => (dimension === 'SERVICE' || dimension === 'TEAM_MEMBER') && value !== NONE

/** What values are called for people: one statement where services or members are among them, none otherwise. */
export async function labelsOf<T extends Slice>(scope: Scope, slices: readonly T[]): Promise<(T & { label: string })[]> {
  const ids = slices.filter(isNamed).map(({ value }) => value)
  const names = ids.length === 0 ? new Map<string, string>() : await scope.read(db => readNames(db, ids))
  return slices.map(slice => ({ ...slice, label: labelOf(slice.dimension, slice.value, names) }))
}
