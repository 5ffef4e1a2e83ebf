import type { Money } from './booking'
import { moneyOf } from './booking'

/** A service as it is read; the list price is an exact decimal. */
export interface ServiceRow {
  id: string
  ref: string
  name: string
  category: string
  durationMinutes: number
  listPrice: string
  isActive: boolean
}

export type ServiceRecord = ServiceRow & { price: Money }

export const serviceOf = (row: ServiceRow, currency: string): ServiceRecord => ({ ...row, price: moneyOf(row.listPrice, currency) })
