import type pg from 'pg'
import type { TenantDb } from './tenant'

/** Somebody who waits, and may stop to. */
export interface Asker {
  /** Aborted once nobody waits any more. */
  gone: AbortSignal | undefined
  /** Where a cancellation is sent from; not the pool that reads, whose connections may all be waiting. */
  pool: pg.Pool
}

/**
 * Runs one statement that is ended when it takes longer than `longestMs`, or when its asker goes; the whole snapshot has failed then.
 * The connection is held until a cancellation was answered: it must never meet the next one's statement.
 */
export const rowsUntilGone = async <Row>(
  db: TenantDb,
  { gone, pool }: Asker,
  longestMs: number,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> => {
  const limit = (ms: number) =>
    db.rows<{ pid: number }>('statements.limit', `select set_config('statement_timeout', $1, true), pg_backend_pid() as pid`, [String(ms)])
  const limited = limit(longestMs)
  let cancelled: Promise<unknown> = Promise.resolve()
  const cancel = (): void => {
    cancelled = limited.then(([row]) => pool.query('select cancel_statement($1)', [row?.pid])).catch(() => undefined)
  }
  if (gone?.aborted) cancel()
  else gone?.addEventListener('abort', cancel, { once: true })
  try {
    const [, rows] = await Promise.all([limited, db.rows<Row>('', text, values), limit(0)])
    return rows
  } finally {
    gone?.removeEventListener('abort', cancel)
    await cancelled
  }
}
