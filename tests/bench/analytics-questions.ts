/** Each analytics operation, and the same question asked over raw bookings in plain SQL. */

/** $1 provider, $2 first and $3 last day, local days of the provider's zone. */
export interface Question {
  name: string
  document: string
  /** Null where the same cannot be asked in one plain statement. */
  raw: string | null
  /** Whether rollups can answer, so that it should cost a tenth of the plain statement at most. */
  byRollups: boolean
}

const day = (column: string): string => `(${column} at time zone (select time_zone from providers where id = $1))::date`
const within = (column: string): string => `${day(column)} between $2::date and $3::date`
const completed = `provider_id = $1 and completed_at is not null and ${within('completed_at')}`
const period = 'period: { start: $start, end: $end }'
const ask = (selection: string): string => `query ($start: Date!, $end: Date!) { ${selection} }`

const revenue = (fields: string, by = 'SERVICE'): string =>
  ask(`revenueAnalytics(${period}, breakdown: ${by}, compareWith: PREVIOUS) { total { amount } ${fields} }`)

export const questions: readonly Question[] = [
  {
    name: 'metrics by day',
    document: ask(
      'metrics(metrics: ["revenue", "bookings.completed"], startDate: $start, endDate: $end) { data { date value } summary { total average } }',
    ),
    raw: `select ${day('completed_at')} as day, count(*), sum(coalesce(final_price, price)) from bookings where ${completed} group by 1 order by 1`,
    byRollups: true,
  },
  {
    name: 'metrics by month, service and source',
    document: ask(
      'metrics(metrics: ["revenue", "bookings.count"], startDate: $start, endDate: $end, groupBy: MONTH, dimensions: [SERVICE, SOURCE]) { data { date value dimensionValue } }',
    ),
    raw: `select date_trunc('month', ${day('completed_at')}) as month, service_id, source, count(*), sum(coalesce(final_price, price))
      from bookings where ${completed} group by grouping sets ((1, 2), (1, 3))`,
    byRollups: true,
  },
  {
    name: 'trend of a year of days',
    document: ask(
      'metrics(metrics: ["revenue"], startDate: $start, endDate: $end) { trends { direction slopePerDay pValue changePoints anomalies { date } } }',
    ),
    raw: `select ${day('completed_at')} as day, sum(coalesce(final_price, price)) from bookings where ${completed} group by 1 order by 1`,
    byRollups: true,
  },
  {
    name: 'revenue, by service',
    document: revenue('breakdown { label revenue { amount } previousRevenue { amount } } series { date value } comparedSeries { value }'),
    raw: `select service_id, ${day('completed_at')} as day, count(*), sum(coalesce(final_price, price)) from bookings where ${completed} group by grouping sets ((1), (2))`,
    byRollups: true,
  },
  {
    name: 'revenue, by customer',
    document: revenue('breakdown { label revenue { amount } }', 'CUSTOMER'),
    raw: `select customer_id, count(*), sum(coalesce(final_price, price)) as spent from bookings where ${completed} group by 1 order by spent desc limit 10`,
    byRollups: false,
  },
  {
    name: 'heat map',
    document: revenue('heatmap { weekday hour revenue bookings }'),
    raw: `select extract(isodow from starts_at at time zone (select time_zone from providers where id = $1)),
        extract(hour from starts_at at time zone (select time_zone from providers where id = $1)), count(*), sum(coalesce(final_price, price))
      from bookings where provider_id = $1 and completed_at is not null and ${within('starts_at')} group by 1, 2`,
    byRollups: true,
  },
  {
    name: 'bridge',
    document: ask(`revenueBridge(${period}) { steps { name amount { amount } } }`),
    raw: `select status, ${within('booked_at')}, ${within('completed_at')}, count(*), sum(price), sum(coalesce(final_price, price)) from bookings
      where provider_id = $1 and (${within('booked_at')} or ${within('completed_at')}) group by 1, 2, 3`,
    byRollups: false,
  },
  {
    name: 'services',
    document: ask(
      `serviceAnalytics(${period}) { services { service { name } rank completed revenue { amount } averageRating completionRate repeatRate trend } recommendations { title } }`,
    ),
    raw: `select b.service_id, count(*) filter (where b.completed_at is not null), count(*) filter (where b.status = 'CANCELLED'), sum(coalesce(b.final_price, b.price)), avg(r.rating)
      from bookings b left join reviews r on r.provider_id = $1 and r.booking_id = b.id where b.provider_id = $1 and ${within('b.starts_at')} group by 1`,
    byRollups: true,
  },
  {
    name: 'acquisition',
    document: ask(`customerAcquisition(${period}) { newCustomers sources { channel newCustomers } conversionFunnel { name count } }`),
    raw: `select source, count(*), count(*) filter (where visits > 1) from (
        select distinct on (customer_id) customer_id, source, completed_at, count(*) over (partition by customer_id) as visits
        from bookings where provider_id = $1 and completed_at is not null order by customer_id, starts_at) first
      where ${within('completed_at')} group by 1`,
    byRollups: false,
  },
  {
    name: 'retention',
    document: '{ retention { retentionRate churnRate cohortAnalysis { month size retained } atRiskCount atRiskCustomers { reasons } } }',
    raw: `with visit as (select customer_id, date_trunc('month', ${day('completed_at')}) as month from bookings where provider_id = $1 and completed_at is not null
        and ${within('completed_at')} group by 1, 2), cohort as (select customer_id, min(month) as first from visit group by 1)
      select first, month, count(*) from visit join cohort using (customer_id) group by 1, 2`,
    byRollups: false,
  },
  {
    name: 'forecast',
    document: '{ revenueForecast(daysAhead: 90) { model predictions { date value low80 high80 } } }',
    raw: null,
    byRollups: true,
  },
  {
    name: 'competitors',
    document: '{ competitorAnalysis { marketPosition { rating } opportunities { title } } }',
    raw: null,
    byRollups: true,
  },
  { name: 'experiments', document: '{ experiments { id result { advice } } }', raw: null, byRollups: true },
]
