import pg from 'pg'

/**
 * Plans are made once, for any number of rows, and by index: a plan made while a table was still empty would
 * read it whole for ever after.
 */
const SESSION = ['plan_cache_mode=force_generic_plan', 'enable_seqscan=off', 'enable_hashjoin=off', 'enable_mergejoin=off', 'jit=off']

/** Connections of the engine's own beside `pool`: pipelined, so that a batch costs three round trips. */
export const enginePool = (pool: pg.Pool, max: number): pg.Pool => {
  const own = new pg.Pool({
    ...pool.options,
    max,
    min: 0,
    application_name: 'dashboard-engine',
    options: [pool.options.options ?? '', ...SESSION.map(setting => `-c ${setting}`)].join(' ').trim(),
    pipeline: true,
  })
  // Without listeners a restart of Postgres would end the process; the next batch connects anew.
  own.on('error', () => undefined)
  own.on('connect', client => client.on('error', () => undefined))
  return own
}
