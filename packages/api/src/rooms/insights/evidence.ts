import type { SeriesPoint } from '@dashboard/schema'

/** The series stored as `evidence` in an insight's data; none where there is none, entries of another shape left out. */
export function evidenceOf(data: Record<string, unknown> | null): SeriesPoint[] {
  const evidence = data?.['evidence']
  return Array.isArray(evidence) ? evidence.filter(isPoint) : []
}

const isPoint = (entry: unknown): entry is SeriesPoint =>
  typeof entry === 'object' &&
  entry !== null &&
  'date' in entry &&
  typeof entry.date === 'string' &&
  'value' in entry &&
  typeof entry.value === 'number'
