/** A grooming salon in New York with a team of eight and about four thousand customers: the large one. */
import { groomerPersonas } from './groomer-personas'
import { groomerTeam } from './groomer-team'
import type { ProviderTruth } from './model'

const hour = 60

export const groomer: ProviderTruth = {
  key: 'groomer',
  name: 'Maple & Main Pet Grooming',
  slug: 'maple-and-main',
  timeZone: 'America/New_York',
  currency: 'USD',
  weekStartsOn: 7,
  locale: 'en-US',
  hours: {
    byWeekday: {
      1: [8 * hour, 19 * hour],
      2: [8 * hour, 19 * hour],
      3: [8 * hour, 19 * hour],
      4: [8 * hour, 19 * hour],
      5: [8 * hour, 19 * hour],
      6: [8 * hour, 19 * hour],
      7: [10 * hour, 17 * hour],
    },
  },
  services: {
    'full-groom': { name: 'Full groom', category: 'Grooming', durationMinutes: 90, price: 85 },
    'bath-brush': { name: 'Bath & brush', category: 'Grooming', durationMinutes: 60, price: 48 },
    'hand-strip': { name: 'Hand stripping', category: 'Grooming', durationMinutes: 120, price: 120 },
    'cat-groom': { name: 'Cat groom', category: 'Grooming', durationMinutes: 75, price: 78 },
    'de-shed': { name: 'De-shedding treatment', category: 'Treatments', durationMinutes: 60, price: 62 },
    'nail-trim': { name: 'Nails & ears', category: 'Treatments', durationMinutes: 30, price: 22 },
    'teeth': { name: 'Teeth cleaning', category: 'Treatments', durationMinutes: 30, price: 35 },
    'overnight': {
      name: 'Overnight care',
      category: 'Boarding',
      durationMinutes: 900,
      price: 68,
      stay: { places: 10, arrival: 17 * hour + 30, departure: 9 * hour, nights: { 1: 0.7, 2: 0.2, 3: 0.1 } },
    },
  },
  members: groomerTeam,
  personas: groomerPersonas,
  arrivals: { initial: 800, perDay: 3.5, yearlyGrowth: 0.16, dispersion: 8, inquiryRatio: 0.4, bookingRatio: 0.5 },
  visits: {
    r: 1.2,
    alpha: 5,
    a: 0.8,
    b: 6,
    periodic: { share: 0.25, weeks: { 4: 0.2, 6: 0.6, 8: 0.2 }, deviation: 0.09, dropout: 0.04 },
    lead: { medianDays: 5, sigma: 0.8, bookedAtCheckout: 0.3 },
  },
  season: {
    weekdays: [0.82, 0.88, 0.93, 1.0, 1.2, 1.5, 0.67],
    months: [0.88, 0.91, 0.98, 1.05, 1.12, 1.1, 1.0, 0.96, 0.97, 0.99, 0.98, 1.08],
    holidays: { '01-01': 0, '07-04': 0.1, '12-20': 1.4, '12-21': 1.4, '12-22': 1.5, '12-23': 1.5, '12-24': 0.6, '12-25': 0, '12-31': 0.6 },
  },
  spend: { p: 6, q: 4, v: 15, priceRise: { day: 430, factor: 1.08 } },
  attendance: {
    cancel: { base: -3.3, leadLog: 0.38, history: 1.6 },
    noShow: { base: -4.6, leadLog: 0.3, history: 2.2 },
    rebook: { cancelled: 0.7, noShow: 0.5 },
    rescheduled: 0.04,
  },
  feedback: { reviewShare: 0.2, npsShare: 0.06, baseRating: 4.75, ratingDeviation: 0.55, perMinuteLate: 0.055 },
  campaigns: [
    { ref: 'spring-coat', name: 'Spring coat special', type: 'EMAIL', day: 205, days: 21, budget: '600.00', spent: '548.20', message: 'Shedding season is here: book a de-shedding treatment this month.', holdOut: 0.2, lift: 0.08, arrivalLift: 0, openRatio: 0.42, clickRatio: 0.28 },
    { ref: 'sunny-saturdays', name: 'Sunny Saturdays on social', type: 'SOCIAL', day: 390, days: 28, budget: '1200.00', spent: '1187.50', message: 'Before and after: see what our groomers do on a Saturday.', holdOut: 0.2, lift: 0, arrivalLift: 0.25, openRatio: 0.3, clickRatio: 0.12 },
    { ref: 'bring-a-friend', name: 'Bring a friend', type: 'REFERRAL', day: 560, days: 30, budget: '900.00', spent: '640.00', message: 'Bring a friend and both of you get ten dollars off.', holdOut: 0.2, lift: 0.04, arrivalLift: 0.35, openRatio: 0.38, clickRatio: 0.2 },
    { ref: 'autumn-nails', name: 'Autumn nails for free', type: 'DISCOUNT', day: 742, days: 21, budget: '500.00', spent: '215.75', message: 'A free nail trim with every bath until the end of the month.', holdOut: 0.25, lift: 0, arrivalLift: 0, openRatio: 0.4, clickRatio: 0.25 },
  ],
  planted: {
    shocks: [
      { day: 247, days: 3, factor: 0.15, reason: 'Closed by the snow storm' },
      { day: 512, days: 6, factor: 1.6, reason: 'A video of ours went around' },
      { day: 748, days: 3, factor: 0.2, reason: 'Closed: burst water pipe' },
    ],
    levelShift: { day: 460, factor: 1.14 },
    churning: { persona: 'early-baths', day: 640, dropoutFactor: 3 },
    overloaded: { member: 'm-priya', day: 600, latenessFactor: 2.2 },
  },
  goals: [
    { type: 'REVENUE', title: 'Monthly revenue', span: 'month', target: '118000.00' },
    { type: 'BOOKINGS', title: 'Visits this month', span: 'month', target: '1650.00' },
    { type: 'CUSTOMERS', title: 'New customers this month', span: 'month', target: '120.00' },
    { type: 'RATING', title: 'Average rating', span: 'year', target: '4.60' },
  ],
}
