import type { World } from '../../kit/world'

/** Keeps an export of a business, ready but without a file; its id. */
export const exported = async ({ sql }: World, providerId: number, mark = 'canary'): Promise<string> => {
  const { rows } = await sql.query<{ id: string }>(
    `insert into exports (provider_id, format, status, file_name, request, expires_at) values ($1, 'CSV', 'READY', $2, '{"isAboutMoney": false}', now() + interval '1 day') returning id`,
    [providerId, `${mark}.csv`],
  )
  return rows[0]!.id
}

/** Ends what is open of a business: so many at a time and no more may be. */
export const endOpenExports = async ({ sql }: World, providerId: number): Promise<void> => {
  await sql.query(`update exports set status = 'CANCELLED' where provider_id = $1 and status in ('QUEUED', 'RUNNING', 'READY')`, [
    providerId,
  ])
}
