/** A day begins: people look around, some become customers; campaigns go out. */
import { chance, integer, pick, pickWeighted } from '../random/distributions'
import { randomStream, type Random } from '../random/stream'
import { DAY_MS, MINUTE_MS } from '../local-clock'
import { arrivalsOn, type Arrival } from '../process/arrivals'
import { drawPerson, drawPet, drawConsents } from '../process/people'
import { drawSpendScale } from '../process/spend'
import { drawLead, drawRhythm } from '../process/visits'
import type { CampaignTruth } from '../truth/model'
import { demoEvent, tell } from './events'
import type { Client, World } from './world'

const CREDIT_DAYS = 14
const AUDIENCE_DAYS = 400
const SENT_AT_MINUTES = 10 * 60

/** Runs one day: its visitors of the profile, its new customers, the campaigns that start. */
export function beginDay(world: World, day: number): void {
  world.queue.push(world.clock.instant(day + 1, 0), { kind: 'day', day: day + 1 })
  arrivalsOn(world.truth, world.season, world.seed, world.epoch, day).forEach((arrival, index) => welcome(world, day, arrival, index))
  for (const campaign of world.truth.campaigns) {
    if (world.epoch + campaign.day === day) world.queue.push(world.clock.instant(day, SENT_AT_MINUTES), { kind: 'campaign', campaign })
  }
}

function welcome(world: World, day: number, arrival: Arrival, index: number): void {
  const random = randomStream(world.seed, world.truth.key, 'visitor', day - world.epoch, index)
  const persona = world.truth.personas[arrival.persona]
  if (persona === undefined) throw new Error(`the demo has no persona ${arrival.persona}`)
  const at = world.clock.instant(day, arrival.minutes) + integer(random, 0, 59) * 1000
  const channel = pickWeighted(random, persona.channels)
  const subject = `${day - world.epoch}/${index}`
  world.anonymous.push(demoEvent(world, 'PROFILE_VIEWED', subject, at, { source: channel }))
  if (arrival.inquires)
    world.anonymous.push(demoEvent(world, 'INQUIRY_RECEIVED', subject, at + integer(random, 2, 12) * MINUTE_MS, { source: channel }))
  if (!arrival.books) return
  const client = newClient(world, arrival.persona, channel)
  const joined = at + integer(random, 13, 180) * MINUTE_MS
  const { name, email, phone } = client.person
  const consents = drawConsents(randomStream(world.seed, world.truth.key, 'consents', client.number))
  tell(world, client, 'CUSTOMER_JOINED', client.ref, joined, {
    customer: { ref: client.ref, name, email, phone, source: channel, ...consents },
  })
  if (channel === 'REFERRAL') thankReferrer(world, random, client, joined)
  const wish = joined / DAY_MS + Math.min(45, drawLead(client.random, world.truth.visits))
  world.queue.push(joined + integer(random, 1, 40) * MINUTE_MS, {
    kind: 'attempt',
    client,
    wish,
    source: channel,
    extra: false,
    retries: 0,
  })
}

function newClient(world: World, personaKey: string, channel: Client['channel']): Client {
  const { truth, seed } = world
  const persona = truth.personas[personaKey]
  if (persona === undefined) throw new Error(`the demo has no persona ${personaKey}`)
  const number = world.clients.length + 1
  const who = randomStream(seed, truth.key, 'person', number)
  const latent = randomStream(seed, truth.key, 'latent', number)
  const client: Client = {
    number,
    ref: `c${String(number).padStart(5, '0')}`,
    random: randomStream(seed, truth.key, 'client', number),
    personaKey,
    persona,
    rhythm: drawRhythm(latent, truth.visits),
    spendScale: drawSpendScale(latent, truth.spend),
    person: drawPerson(who, truth, number),
    pet: drawPet(who, persona.species),
    channel,
    history: { bookings: 0, cancelled: 0, noShow: 0 },
    lastVisit: null,
    active: true,
    clicked: null,
    events: [],
  }
  world.clients.push(client)
  return client
}

function thankReferrer(world: World, random: Random, client: Client, at: number): void {
  const candidates = world.clients.filter(each => each.lastVisit !== null && each.lastVisit < at)
  if (candidates.length === 0) return
  const referrer = pick(random, candidates)
  tell(world, client, 'REFERRAL_CONVERTED', client.ref, at + 5 * MINUTE_MS, {
    referralRef: `${referrer.ref}-${client.ref}`,
    customer: { ref: client.ref },
  })
}

/** Sends a campaign to everyone of the last year but a random hold-out; a share of those is moved to one more visit. */
export function sendCampaign(world: World, at: number, campaign: CampaignTruth): void {
  const audience = world.clients.filter(({ lastVisit }) => lastVisit !== null && lastVisit < at && lastVisit > at - AUDIENCE_DAYS * DAY_MS)
  for (const client of audience) {
    const random = randomStream(world.seed, world.truth.key, 'campaign', campaign.ref, client.number)
    if (chance(random, campaign.holdOut)) continue
    address(world, random, at, campaign, client)
  }
}

function address(world: World, random: Random, at: number, campaign: CampaignTruth, client: Client): void {
  const subject = `${campaign.ref}/${client.ref}`
  const payload = { campaignRef: campaign.ref, customer: { ref: client.ref } }
  const sent = at + integer(random, 0, 25 * 60) * 1000
  const moved = chance(random, campaign.lift)
  tell(world, client, 'CAMPAIGN_SENT', subject, sent, payload)
  if (!moved && !chance(random, campaign.openRatio)) return
  const opened = sent + integer(random, 3, 1500) * MINUTE_MS
  tell(world, client, 'CAMPAIGN_OPENED', subject, opened, payload)
  if (!moved && !chance(random, campaign.clickRatio)) return
  tell(world, client, 'CAMPAIGN_CLICKED', subject, opened + MINUTE_MS, payload)
  client.clicked = { campaign: campaign.ref, until: opened + CREDIT_DAYS * DAY_MS }
  if (!moved) return
  const bookedAt = opened + integer(random, 5, 8000) * MINUTE_MS
  world.queue.push(bookedAt, {
    kind: 'attempt',
    client,
    wish: bookedAt / DAY_MS + integer(random, 2, 12),
    source: 'CAMPAIGN',
    extra: true,
    retries: 0,
  })
}
