import type pg from 'pg'

const figures: Record<string, string> = {
  'bookings.count': `select count(*) from bookings where provider_id = $1 and DAY(booked_at)`,
  'bookings.due': `select count(*) from bookings where provider_id = $1 and DAY(starts_at)`,
  'bookings.cancelled': `select count(*) from bookings where provider_id = $1 and status = 'CANCELLED' and DAY(starts_at)`,
  'bookings.noShow': `select count(*) from bookings where provider_id = $1 and status = 'NO_SHOW' and DAY(starts_at)`,
  'bookings.completed': `select count(*) from bookings where provider_id = $1 and status = 'COMPLETED' and DAY(completed_at)`,
  'revenue.earned': `select coalesce(sum(coalesce(final_price, price)), 0) from bookings where provider_id = $1 and status = 'COMPLETED' and DAY(completed_at)`,
  'revenue.pending': `select coalesce(sum(price), 0) from bookings where provider_id = $1 and status in ('PENDING', 'CONFIRMED') and DAY(starts_at)`,
  'revenue.refunded': `select coalesce(sum(amount), 0) from booking_refunds where provider_id = $1 and DAY(refunded_at)
      and exists (select from bookings b where b.provider_id = $1 and b.id = booking_id and b.status = 'COMPLETED')`,
  'reviews.count': `select count(*) from reviews where provider_id = $1 and DAY(reviewed_at)`,
  'reviews.sum': `select coalesce(sum(rating), 0) from reviews where provider_id = $1 and DAY(reviewed_at)`,
  'customers.active': `select count(distinct customer_id) from bookings where provider_id = $1 and status = 'COMPLETED' and DAY(completed_at)`,
  'customers.new': `select count(*) from (
      select distinct on (customer_id) completed_at from bookings where provider_id = $1 and status = 'COMPLETED' order by customer_id, starts_at, id
    ) first where DAY(completed_at)`,
}

/** The measures of some days of a zone counted from the bookings, refunds and reviews themselves, without any rollup. */
export const rawFigures = async (
  sql: pg.Pool,
  providerId: number,
  zone: string,
  start: string,
  end: string,
): Promise<Record<string, number>> => {
  const columns = Object.entries(figures).map(([name, text]) => {
    const question = text.replaceAll(/DAY\((\w+)\)/g, `($1 at time zone $$2)::date between $$3::date and $$4::date`)
    return `(${question})::float8 as "${name}"`
  })
  const { rows } = await sql.query<Record<string, number>>(`select ${columns.join(', ')}`, [providerId, zone, start, end])
  return rows[0]!
}
