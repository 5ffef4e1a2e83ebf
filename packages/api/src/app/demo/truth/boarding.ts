/** A boarding house in Berlin: one large season in summer, a second peak at Christmas. */
import type { PersonaTruth, ProviderTruth } from './model'

const hour = 60
const day: [number, number] = [7 * hour, 19 * hour]
const nights = { 1: 0.08, 2: 0.2, 3: 0.2, 4: 0.12, 5: 0.1, 7: 0.16, 10: 0.08, 14: 0.06 }
const persona = (share: number, services: Record<string, number>, startsAround: [number, number], species: 'dog' | 'cat'): PersonaTruth => ({
  share,
  services,
  startsAround,
  days: 'any',
  channels: { SEARCH: 4, REFERRAL: 3, MARKETPLACE: 2, DIRECT: 1 },
  species,
  spend: 1,
  priceShock: 0.3,
})
const everything = ['kennel', 'suite', 'cat-room', 'day-care']

export const boarding: ProviderTruth = {
  key: 'boarding',
  name: 'Hundehaus am See',
  slug: 'hundehaus-am-see',
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  weekStartsOn: 1,
  locale: 'de-DE',
  hours: { byWeekday: { 1: day, 2: day, 3: day, 4: day, 5: day, 6: day, 7: [9 * hour, 18 * hour] } },
  services: {
    'kennel': { name: 'Kennel with garden', category: 'Boarding', durationMinutes: 1200, price: 34, stay: { places: 26, arrival: 15 * hour, departure: 11 * hour, nights } },
    'suite': { name: 'Sofa suite', category: 'Boarding', durationMinutes: 1200, price: 52, stay: { places: 8, arrival: 15 * hour, departure: 11 * hour, nights } },
    'cat-room': { name: 'Cat room', category: 'Boarding', durationMinutes: 1200, price: 24, stay: { places: 10, arrival: 16 * hour, departure: 11 * hour, nights } },
    'day-care': { name: 'Day care', category: 'Day care', durationMinutes: 540, price: 26 },
  },
  members: [
    { ref: 'm-katrin', firstName: 'Katrin', lastName: 'Vogel', role: 'OWNER', signIn: 'owner@boarding.test', hourlyRate: null, commissionRate: null, services: everything, shift: { weekdays: [1, 2, 3, 4, 5], from: 420, to: 1140 }, skill: 0.2, latenessMinutes: 2, parallel: 8 },
    { ref: 'm-jonas', firstName: 'Jonas', lastName: 'Weber', role: 'STAFF', hourlyRate: '15.50', commissionRate: null, services: everything, shift: { weekdays: [3, 4, 5, 6, 7], from: 420, to: 1140 }, skill: 0, latenessMinutes: 6, parallel: 8 },
    { ref: 'm-aylin', firstName: 'Aylin', lastName: 'Demir', role: 'STAFF', hourlyRate: '16.00', commissionRate: null, services: everything, shift: { weekdays: [1, 2, 5, 6, 7], from: 420, to: 1140 }, skill: 0.1, latenessMinutes: 3, parallel: 8 },
  ],
  personas: {
    'travellers': persona(0.4, { kennel: 0.95, suite: 0.05 }, [900, 60], 'dog'),
    'pampered': persona(0.15, { suite: 0.97, kennel: 0.03 }, [960, 60], 'dog'),
    'cats': persona(0.25, { 'cat-room': 1 }, [990, 50], 'cat'),
    'commuters': persona(0.12, { 'day-care': 1 }, [480, 30], 'dog'),
    'weekenders': persona(0.08, { 'kennel': 0.6, 'day-care': 0.4 }, [600, 60], 'dog'),
  },
  arrivals: { initial: 230, perDay: 0.7, yearlyGrowth: 0.08, dispersion: 5, inquiryRatio: 0.35, bookingRatio: 0.45 },
  visits: {
    r: 1.2,
    alpha: 22,
    a: 0.8,
    b: 6,
    periodic: { share: 0.04, weeks: { 1: 0.6, 2: 0.4 }, deviation: 0.05, dropout: 0.02 },
    lead: { medianDays: 24, sigma: 0.7, bookedAtCheckout: 0.1 },
  },
  season: {
    weekdays: [0.9, 0.85, 0.9, 1.05, 1.35, 1.2, 0.75],
    months: [0.5, 0.6, 0.75, 0.95, 0.95, 1.35, 2.1, 2.0, 0.85, 0.8, 0.5, 0.75],
    holidays: { '12-20': 2.4, '12-21': 2.8, '12-22': 3, '12-23': 3, '12-24': 1.2, '12-25': 0, '12-27': 2, '12-28': 2, '12-29': 1.8, '01-01': 0 },
  },
  spend: { p: 30, q: 20, v: 19, priceRise: { day: 365, factor: 1.06 } },
  attendance: {
    cancel: { base: -3.6, leadLog: 0.4, history: 1.4 },
    noShow: { base: -5.4, leadLog: 0.3, history: 1.5 },
    rebook: { cancelled: 0.5, noShow: 0.3 },
    rescheduled: 0.05,
  },
  feedback: { reviewShare: 0.3, npsShare: 0.1, baseRating: 4.7, ratingDeviation: 0.55, perMinuteLate: 0.03 },
  campaigns: [
    { ref: 'herbst', name: 'Autumn weekends', type: 'EMAIL', day: 400, days: 21, budget: '250.00', spent: '231.00', message: 'Free places on autumn weekends: three nights for the price of two and a half.', holdOut: 0.2, lift: 0.06, arrivalLift: 0, openRatio: 0.45, clickRatio: 0.22 },
  ],
  planted: { shocks: [{ day: 470, days: 4, factor: 0.1, reason: 'Closed: kennel cough' }], levelShift: null, churning: null, overloaded: null },
  goals: [
    { type: 'REVENUE', title: 'Monthly revenue', span: 'month', target: '16000.00' },
    { type: 'BOOKINGS', title: 'Stays this month', span: 'month', target: '120.00' },
  ],
}
