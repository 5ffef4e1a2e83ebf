import type pg from 'pg'

/** Runs a statement that Postgres prepares once per connection; `name` and `text` go together. */
export const rows = async <Row extends object>(
  client: pg.ClientBase,
  name: string,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> => {
  const result = await client.query<Row>({ name: `engine_${name}`, text, values: [...values] })
  return result.rows
}

/** Runs a statement unless there is nothing to write. */
export const unlessEmpty = async <T>(things: readonly T[], write: () => Promise<object[]>): Promise<void> => {
  if (things.length > 0) await write()
}
