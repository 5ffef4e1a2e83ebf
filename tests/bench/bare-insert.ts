import type pg from 'pg'

export interface BareEvent {
  providerId: number
  id: string
  payload: string
}

interface Waiting {
  event: BareEvent
  done: () => void
  failed: (error: unknown) => void
}

const most = 256
const inFlight = 3

const statement = {
  name: 'bare-insert',
  text: `insert into bare_events (provider_id, id, type, occurred_at, payload)
    select p, i, 'BOOKING_CREATED', now(), j from unnest($1::int[], $2::uuid[], $3::jsonb[]) as t (p, i, j)`,
}

/** The floor of an event: its row alone, those that arrive together in one insert of many rows, without rollups, bookings or versions. */
export const bareInsert = async (sql: pg.Pool) => {
  await sql.query(
    `create table if not exists bare_events (provider_id int, id uuid, type business_event_type, occurred_at timestamptz, payload jsonb, primary key (provider_id, id))`,
  )
  let waiting: Waiting[] = []
  let busy = 0
  const flush = async (): Promise<void> => {
    if (busy >= inFlight || waiting.length === 0) return
    busy += 1
    const batch = waiting.slice(0, most)
    waiting = waiting.slice(most)
    const events = batch.map(({ event }) => event)
    const values = [events.map(({ providerId }) => providerId), events.map(({ id }) => id), events.map(({ payload }) => payload)]
    await sql.query({ ...statement, values }).then(
      () => batch.forEach(({ done }) => done()),
      (error: unknown) => batch.forEach(({ failed }) => failed(error)),
    )
    busy -= 1
    setImmediate(() => void flush())
  }
  return (event: BareEvent): Promise<void> =>
    new Promise((done, failed) => {
      waiting.push({ event, done, failed })
      setImmediate(() => void flush())
    })
}
