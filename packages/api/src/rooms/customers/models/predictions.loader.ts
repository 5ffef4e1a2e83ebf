import DataLoader from 'dataloader'
import type { Scope } from '../../../access/scope'
import { petVisits, type PetVisitsRow, type PredictionRow, predictions } from './predictions.repository'

const predictionLoader = (scope: Scope): DataLoader<string, PredictionRow | null> =>
  new DataLoader(async ids => {
    const rows = await scope.read(db => predictions(db, scope.now(), ids))
    const found = new Map(rows.map(row => [row.customerId, row]))
    return ids.map(id => found.get(id) ?? null)
  })

const petLoader = (scope: Scope): DataLoader<string, PetVisitsRow | null> =>
  new DataLoader(async ids => {
    const rows = await scope.read(db => petVisits(db, ids))
    const found = new Map(rows.map(row => [row.petId, row]))
    return ids.map(id => found.get(id) ?? null)
  })

/** What was worked out for a customer; null for who has never booked. One statement for all who are asked for. */
export const predictionOf = (scope: Scope, customerId: string): Promise<PredictionRow | null> =>
  scope.once(predictionLoader).load(customerId)

/** When an animal was in care; null when it never was. One statement for all that are asked for. */
export const petVisitsOf = (scope: Scope, petId: string): Promise<PetVisitsRow | null> => scope.once(petLoader).load(petId)
