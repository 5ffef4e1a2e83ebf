/** A dog walker in London who works alone: few customers who come every week. */
import type { ProviderTruth } from './model'

const hour = 60
const weekday: [number, number] = [7 * hour + 30, 18 * hour + 30]

export const walker: ProviderTruth = {
  key: 'walker',
  name: 'Heath Walks',
  slug: 'heath-walks',
  timeZone: 'Europe/London',
  currency: 'GBP',
  weekStartsOn: 1,
  locale: 'en-GB',
  hours: { byWeekday: { 1: weekday, 2: weekday, 3: weekday, 4: weekday, 5: weekday, 6: [9 * hour, 14 * hour] } },
  services: {
    'group-walk': { name: 'Group walk', category: 'Walks', durationMinutes: 60, price: 15 },
    'solo-walk': { name: 'Solo walk', category: 'Walks', durationMinutes: 45, price: 22 },
    'long-hike': { name: 'Heath hike', category: 'Walks', durationMinutes: 120, price: 32 },
    'puppy-visit': { name: 'Puppy visit', category: 'Visits', durationMinutes: 30, price: 13 },
    'cat-visit': { name: 'Cat visit', category: 'Visits', durationMinutes: 30, price: 12 },
  },
  members: [
    { ref: 'm-oliver', firstName: 'Oliver', lastName: 'Pryce', role: 'OWNER', signIn: 'owner@other.test', hourlyRate: null, commissionRate: null, services: ['group-walk', 'solo-walk', 'long-hike', 'puppy-visit', 'cat-visit'], shift: { weekdays: [1, 2, 3, 4, 5, 6], from: 450, to: 1110 }, skill: 0.15, latenessMinutes: 4, parallel: 4 },
  ],
  personas: {
    'office-dogs': { share: 0.5, services: { 'group-walk': 0.95, 'solo-walk': 0.05 }, startsAround: [720, 40], days: 'weekday', channels: { SEARCH: 3, REFERRAL: 4 }, species: 'dog', spend: 1, priceShock: 0.2 },
    'nervous-dogs': { share: 0.18, services: { 'solo-walk': 1 }, startsAround: [600, 40], days: 'weekday', channels: { REFERRAL: 4, SOCIAL: 1 }, species: 'dog', spend: 1, priceShock: 0.2 },
    'puppies': { share: 0.14, services: { 'puppy-visit': 0.9, 'group-walk': 0.1 }, startsAround: [510, 30], days: 'weekday', channels: { SOCIAL: 3, SEARCH: 2 }, species: 'dog', spend: 1, priceShock: 0.1 },
    'hikers': { share: 0.1, services: { 'long-hike': 1 }, startsAround: [930, 50], days: 'any', channels: { REFERRAL: 2, DIRECT: 2 }, species: 'dog', spend: 1, priceShock: 0 },
    'cats-alone': { share: 0.08, services: { 'cat-visit': 1 }, startsAround: [1050, 30], days: 'any', channels: { SEARCH: 2, MARKETPLACE: 2 }, species: 'cat', spend: 1, priceShock: 0.3 },
  },
  arrivals: { initial: 28, perDay: 0.12, yearlyGrowth: 0.1, dispersion: 4, inquiryRatio: 0.3, bookingRatio: 0.5 },
  visits: {
    r: 1.2,
    alpha: 2.5,
    a: 0.8,
    b: 20,
    periodic: { share: 0.65, weeks: { 0.5: 0.35, 1: 0.65 }, deviation: 0.04, dropout: 0.014 },
    lead: { medianDays: 4, sigma: 0.6, bookedAtCheckout: 0.75 },
  },
  season: {
    weekdays: [1.05, 1.1, 1.15, 1.1, 1.05, 0.55, 0],
    months: [1.0, 1.02, 1.03, 1.02, 1.03, 1.02, 0.95, 0.85, 1.03, 1.05, 1.05, 0.95],
    holidays: { '01-01': 0, '12-24': 0.4, '12-25': 0, '12-26': 0.2 },
  },
  spend: { p: 40, q: 60, v: 44.25, priceRise: { day: 520, factor: 1.07 } },
  attendance: {
    cancel: { base: -3.4, leadLog: 0.3, history: 1.2 },
    noShow: { base: -5.2, leadLog: 0.2, history: 1.5 },
    rebook: { cancelled: 0.4, noShow: 0.3 },
    rescheduled: 0.03,
  },
  feedback: { reviewShare: 0.05, npsShare: 0.01, baseRating: 4.8, ratingDeviation: 0.5, perMinuteLate: 0.04 },
  campaigns: [],
  planted: {
    shocks: [{ day: 300, days: 5, factor: 0.1, reason: 'Away with the flu' }],
    levelShift: null,
    churning: null,
    overloaded: null,
  },
  goals: [{ type: 'REVENUE', title: 'Monthly income', span: 'month', target: '3600.00' }],
}
