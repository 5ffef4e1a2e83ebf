/** Figures as rows and columns: what a chart shows, for whoever reads tables, and for files. */
import type { RouteLocationRaw } from 'vue-router'

/** Where a mark leads. */
export type Link = RouteLocationRaw

export interface DataColumn {
  title: string
  /** Figures stand at the end of their column. */
  isFigure?: boolean
}

export interface DataCell {
  /** As it is read. */
  text: string
  /** As it is written to a file: figures without separators and units; the text when left out, nothing for null. */
  value?: string | number | null
}

export interface DataRow {
  cells: readonly DataCell[]
  /** What is behind the row; nothing for null. */
  to?: Link | null
}

export interface DataTable {
  columns: readonly DataColumn[]
  rows: readonly DataRow[]
}

/** A cell for a figure: what is read, and the bare figure for files. */
export const figureCell = (value: number | string | null | undefined, text: string): DataCell => ({ text, value: value ?? null })
