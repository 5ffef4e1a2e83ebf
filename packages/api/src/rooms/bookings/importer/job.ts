/** What is imported, from where, for whom; and what comes of it. */
import type { RowOptions } from './row'

export interface ImportJob {
  file: { path: string; bytes: number; encoding: string; delimiter: string }
  rows: RowOptions
  provider: { id: number; currency: string }
  now: Date
  /** Aborted: no further batch is written. */
  signal?: AbortSignal
}

export interface ImportProgress {
  /** How much of the work is done, 0 … 1. */
  share: number
  rows: number
}

export interface RejectedRow {
  number: number
  reason: string
  cells: string[]
}

export interface FileCheck {
  accepted: number
  rejected: number
  /** Sum of the accepted amounts. */
  total: string
  /** Earliest and latest start; null when no row was accepted. */
  first: Date | null
  last: Date | null
}

export interface Written {
  rows: number
  recorded: number
  duplicates: number
}
