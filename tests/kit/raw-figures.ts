import type pg from 'pg'

const figures: Record<string, string> = {
  'bookings.count': `select count(*) from bookings where provider_id = $1 and DAY(booked_at)`,
  'bookings.value': `select coalesce(sum(price), 0) from bookings where provider_id = $1 and DAY(booked_at)`,
  'bookings.leadMinutes': `select coalesce(sum(round(greatest(0, extract(epoch from starts_at - booked_at) / 60), 4)), 0) from bookings where provider_id = $1 and DAY(booked_at)`,
  'bookings.open': `select count(*) from bookings where provider_id = $1 and status in ('PENDING', 'CONFIRMED') and DAY(starts_at)`,
  'bookings.minutes': `select coalesce(sum(round(extract(epoch from ends_at - starts_at) / 60, 4)), 0) from bookings where provider_id = $1 and status = 'COMPLETED' and DAY(starts_at)
      and (starts_at at time zone $2)::date = ((ends_at - interval '1 ms') at time zone $2)::date`,
  'bookings.timed': `select count(*) from bookings where provider_id = $1 and completed_at > checked_in_at and DAY(completed_at)`,
  'bookings.plannedMinutes': `select coalesce(sum(round(extract(epoch from ends_at - starts_at) / 60, 4)), 0) from bookings where provider_id = $1 and completed_at > checked_in_at and DAY(completed_at)`,
  'bookings.actualMinutes': `select coalesce(sum(round(extract(epoch from completed_at - checked_in_at) / 60, 4)), 0) from bookings where provider_id = $1 and completed_at > checked_in_at and DAY(completed_at)`,
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
  'reviews.satisfied': `select count(*) from reviews where provider_id = $1 and rating >= 4 and DAY(reviewed_at)`,
  'nps.responses': `select count(*) from customer_feedback where provider_id = $1 and type = 'NPS' and score is not null and DAY(received_at)`,
  'nps.promoters': `select count(*) from customer_feedback where provider_id = $1 and type = 'NPS' and score >= 9 and DAY(received_at)`,
  'nps.detractors': `select count(*) from customer_feedback where provider_id = $1 and type = 'NPS' and score <= 6 and DAY(received_at)`,
  'customers.active': `select count(distinct customer_id) from bookings where provider_id = $1 and status = 'COMPLETED' and DAY(completed_at)`,
  'customers.lapsed': `select count(distinct customer_id) from (
      select distinct customer_id, (completed_at at time zone $2)::date + 90 as lapse from bookings where provider_id = $1 and status = 'COMPLETED'
    ) visit where lapse between $3::date and $4::date and not exists (
      select from bookings b where b.provider_id = $1 and b.customer_id = visit.customer_id and b.status = 'COMPLETED'
        and (b.completed_at at time zone $2)::date between lapse - 89 and lapse)`,
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
