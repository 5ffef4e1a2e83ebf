/** Rows that break one rule of the database each, by the name of the check that must refuse them. All belong to provider 1. */

const id = "'00000000-0000-4000-8000-000000000001'"
const fresh = 'gen_random_uuid()'
const insert = (table: string, row: Record<string, string | number>): string => {
  const withProvider = table === 'providers' || table === 'users' ? row : { provider_id: 1, ...row }
  return `insert into ${table} (${Object.keys(withProvider).join(', ')}) values (${Object.values(withProvider).join(', ')})`
}

/** One row of each table that others refer to, all of them with the same id. */
export const world = [
  insert('providers', { name: "'One'", slug: "'one'", time_zone: "'UTC'", currency: "'EUR'" }),
  insert('providers', { name: "'Two'", slug: "'two'", time_zone: "'UTC'", currency: "'EUR'" }),
  insert('users', { id, email: "'a@b.example'", name: "'A'" }),
  insert('customers', { id, ref: "'c'", name: "'C'" }),
  insert('services', { id, ref: "'s'", name: "'S'", duration_minutes: 30, price: 10 }),
  insert('team_members', {
    id,
    ref: "'m'",
    email: "'m@b.example'",
    first_name: "'M'",
    last_name: "''",
    role: "'STAFF'",
    hired_date: "'2026-01-01'",
  }),
  insert('business_goals', {
    id,
    goal_type: "'REVENUE'",
    title: "'G'",
    target_value: 200,
    current_value: 50,
    start_date: "'2026-01-01'",
    end_date: "'2026-12-31'",
  }),
]

export const booking = (row: Record<string, string | number>): string =>
  insert('bookings', {
    id: fresh,
    ref: fresh,
    customer_id: id,
    service_id: id,
    source: "'DIRECT'",
    status: "'PENDING'",
    starts_at: "'2026-03-01T10:00Z'",
    ends_at: "'2026-03-01T11:00Z'",
    booked_at: "'2026-02-01T10:00Z'",
    price: 10,
    ...row,
  })
const feedback = (row: Record<string, string | number>): string =>
  insert('customer_feedback', { id: fresh, customer_id: id, type: "'SURVEY'", response: "'r'", received_at: 'now()', ...row })
const review = (row: Record<string, string | number>): string =>
  insert('reviews', { id: fresh, customer_id: id, rating: 5, reviewed_at: 'now()', ...row })
const goal = (row: Record<string, string | number>): string =>
  insert('business_goals', {
    goal_type: "'REVENUE'",
    title: "'G'",
    target_value: 1,
    start_date: "'2026-01-02'",
    end_date: "'2026-01-02'",
    ...row,
  })
const member = (row: Record<string, string | number>): string =>
  insert('team_members', {
    ref: fresh,
    email: "'x@b.example'",
    first_name: "'X'",
    last_name: "''",
    role: "'STAFF'",
    hired_date: "'2026-01-02'",
    ...row,
  })
const campaign = (row: Record<string, string | number>): string =>
  insert('marketing_campaigns', { ref: fresh, name: "'N'", type: "'EMAIL'", content: "'{}'", starts_at: "'2026-01-02'", ...row })
const competitor = (row: Record<string, string | number>): string => insert('competitor_analysis', { competitor_name: fresh, ...row })
const performance = (row: Record<string, string | number>): string =>
  insert('service_performance', { service_id: id, date: "'2026-01-01'", ...row })
const provider = (row: Record<string, string | number>): string =>
  insert('providers', { name: "'X'", slug: fresh, time_zone: "'UTC'", currency: "'EUR'", ...row })
const relationship = (row: Record<string, string | number>): string =>
  insert('customer_relationships', { customer_id: id, first_booking_at: 'now()', ...row })
const metric = (row: Record<string, string | number>): string =>
  insert('business_metrics', { metric_date: "'2026-01-01'", metric_type: "'t'", metric_name: "'n'", value: 1, ...row })
const annotation = (row: Record<string, string | number>): string =>
  insert('annotations', { starts_on: "'2026-01-02'", ends_on: "'2026-01-02'", text: "'T'", ...row })
const spend = (row: Record<string, string | number>): string =>
  insert('channel_spend', { channel: "'SEARCH'", amount: 1, starts_on: "'2026-01-02'", ends_on: "'2026-01-02'", ...row })
const experiment = (row: Record<string, string | number>): string =>
  insert('experiments', { name: fresh, starts_at: "'2026-01-02'", ...row })
const variant = (row: Record<string, string | number>): string =>
  insert('experiment_variants', { experiment_id: id, position: 1, name: fresh, ...row })

const exported = (row: Record<string, string | number>): string =>
  insert('exports', { format: "'CSV'", file_name: "'f'", request: "'{}'", ...row })

/** A refused row for each check; the numbers are just outside of what is allowed. */
export const refused: Record<string, string[]> = {
  bookings_order: [booking({ ends_at: "'2026-03-01T10:00Z'" }), booking({ ends_at: "'2026-03-01T09:59Z'" })],
  bookings_price: [booking({ price: -0.0001 }), booking({ final_price: -1 })],
  bookings_completed_at: [booking({ status: "'COMPLETED'" }), booking({ completed_at: 'now()' })],
  booking_refunds_amount: [insert('booking_refunds', { id: fresh, booking_id: fresh, amount: 0, refunded_at: 'now()' })],
  business_events_payload: [
    insert('business_events', {
      id: fresh,
      type: "'PROFILE_VIEWED'",
      occurred_at: 'now()',
      payload: "'[]'",
      origin: "'API'",
      applied: 'true',
      version: 1,
    }),
  ],
  annotations_order: [annotation({ ends_on: "'2026-01-01'" })],
  channel_spend_amount: [spend({ amount: 0 })],
  channel_spend_order: [spend({ ends_on: "'2026-01-01'" })],
  experiments_conversion_days: [experiment({ conversion_days: 0 }), experiment({ conversion_days: 366 })],
  experiments_minimum_effect: [experiment({ minimum_effect: 0 }), experiment({ minimum_effect: 1 })],
  experiments_order: [experiment({ ends_at: "'2026-01-02'" })],
  experiment_variants_position: [variant({ position: -1 }), variant({ position: 10 })],
  experiment_variants_weight: [variant({ weight: 0 }), variant({ weight: 101 })],
  business_goals_order: [goal({ end_date: "'2026-01-01'" })],
  business_goals_target: [goal({ target_value: -1 })],
  business_metrics_hourly_hour: [-1, 24].map(hour =>
    insert('business_metrics_hourly', { metric_date: "'2026-01-01'", hour, metric_name: "'n'", value: 1 }),
  ),
  business_metrics_total: [
    metric({ dimension: "'TOTAL'", dimension_value: "'x'" }),
    metric({ dimension: "'SERVICE'", dimension_value: "''" }),
  ],
  competitor_analysis_location: [
    competitor({ latitude: 91, longitude: 0 }),
    competitor({ latitude: 0, longitude: -181 }),
    competitor({ latitude: 10 }),
    competitor({ longitude: 10 }),
  ],
  competitor_analysis_rating: [competitor({ rating: 5.01 })],
  competitor_analysis_share: [competitor({ market_share: 100.01 }), competitor({ market_share: -0.01 })],
  competitor_analysis_reviews: [competitor({ review_count: -1 })],
  customer_feedback_score: [
    feedback({ type: "'NPS'", score: 11 }),
    feedback({ type: "'NPS'", score: -1 }),
    feedback({ score: 0 }),
    feedback({ score: 6 }),
  ],
  customer_feedback_sentiment_range: [feedback({ sentiment: 1.0001 }), feedback({ sentiment: -1.0001 })],
  customer_relationships_score_range: [relationship({ relationship_score: 100.01 })],
  customer_relationships_churn_range: [relationship({ churn_risk: 100.01 }), relationship({ churn_risk: -0.01 })],
  customer_relationships_churn_interval: [
    relationship({ churn_risk_low: -0.01, churn_risk_high: 0.5 }),
    relationship({ churn_risk_low: 0.6, churn_risk_high: 0.5 }),
    relationship({ churn_risk_low: 0.6, churn_risk_high: 1.01 }),
  ],
  customer_relationships_rfm_range: ['recency_score', 'frequency_score', 'monetary_score'].flatMap(score =>
    [0, 6].map(value => relationship({ recency_score: 3, frequency_score: 3, monetary_score: 3, [score]: value })),
  ),
  customer_relationships_totals: [relationship({ total_bookings: -1 }), relationship({ total_spent: -1 })],
  exports_rows: [exported({ row_count: -1, total_rows: 5 }), exported({ row_count: 6, total_rows: 5 })],
  marketing_campaigns_money: [campaign({ budget: -1 }), campaign({ spent_amount: -1 })],
  marketing_campaigns_order: [campaign({ ends_at: "'2026-01-02'" })],
  providers_currency_iso: [provider({ currency: "'eur'" })],
  providers_location: [provider({ latitude: 91, longitude: 0 }), provider({ latitude: 10 }), provider({ longitude: 10 })],
  providers_week_starts_on: [provider({ week_starts_on: 0 }), provider({ week_starts_on: 8 })],
  referral_programs_rewards: [insert('referral_programs', { referrer_reward: -1 }), insert('referral_programs', { referred_reward: -1 })],
  reviews_rating: [review({ rating: 0 }), review({ rating: 6 })],
  reviews_response: [review({ response_text: "'thanks'" }), review({ responded_at: 'now()' })],
  service_performance_count: [performance({ booking_count: -1 })],
  service_performance_rating: [performance({ average_rating: 0.99 }), performance({ average_rating: 5.01 })],
  service_performance_completion: [performance({ completion_rate: 100.01 })],
  service_performance_satisfaction: [performance({ customer_satisfaction: -0.01 })],
  service_performance_repeat: [performance({ repeat_booking_rate: 100.01 })],
  services_duration: [insert('services', { ref: fresh, name: "'S'", duration_minutes: 0, price: 1 })],
  services_price: [insert('services', { ref: fresh, name: "'S'", duration_minutes: 30, price: -1 })],
  team_members_hourly_rate: [member({ hourly_rate: -1 })],
  team_members_commission_rate: [member({ commission_rate: 100.01 }), member({ commission_rate: -0.01 })],
  team_members_employment: [member({ terminated_date: "'2026-01-01'" })],
  team_schedules_break: [-1, 1441].map(minutes =>
    insert('team_schedules', {
      team_member_id: id,
      date: "'2026-01-01'",
      start_time: "'09:00'",
      end_time: "'17:00'",
      break_minutes: minutes,
    }),
  ),
  time_off_order: [insert('time_off', { team_member_id: id, starts_at: "'2026-01-02'", ends_at: "'2026-01-02'" })],
  api_tokens_scopes: [insert('api_tokens', { name: "'T'", prefix: "'t'", token_hash: "'x'", created_by: id, scopes: "'{}'" })],
  audit_log_subject_whole: [insert('audit_log', { action: "'SIGNED_IN'", subject_kind: "'CUSTOMER'" })],
  known_places_of_one: [`insert into known_places (place) values ('x')`],
  retention_policies_days: [insert('retention_policies', { kind: "'AUDIT_LOG'", keep_days: 0 })],
}

/** Rows of provider 2 that speak of provider 1's things. */
export const acrossTenants: Record<string, string> = {
  'a booking of a foreign customer': booking({ provider_id: 2 }),
  'a review of a foreign customer': review({ provider_id: 2 }),
  'feedback of a foreign customer': feedback({ provider_id: 2 }),
  'a note on a foreign customer': insert('customer_notes', { provider_id: 2, customer_id: id, note: "'n'" }),
  'a pet of a foreign customer': insert('pets', { provider_id: 2, customer_id: id, ref: "'p'", name: "'P'" }),
  'a shift of a foreign member': insert('team_schedules', {
    provider_id: 2,
    team_member_id: id,
    date: "'2026-01-01'",
    start_time: "'09:00'",
    end_time: "'17:00'",
  }),
  'progress of a foreign goal': insert('goal_progress', { provider_id: 2, goal_id: id, value: 1 }),
  'figures of a foreign service': performance({ provider_id: 2 }),
  'an experiment on a foreign service': experiment({ provider_id: 2, service_id: id }),
  'a foreign customer in an experiment': insert('experiment_exposures', {
    provider_id: 2,
    experiment_id: id,
    customer_id: id,
    position: 0,
    exposed_at: 'now()',
  }),
}
