import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, signIn, untilLive, visit } from '../kit/browser'
import type { Client } from '../kit/client'
import { event, record } from '../kit/events'
import type { Site } from '../kit/site'
import { site } from '../kit/site'

const hour = 3_600_000

/** Scripts that tell `window.ran` when they run, each out of another place in HTML. */
const canaries = [
  '<img src=x onerror="ran(1)">',
  '"><svg onload=ran(1)>',
  '</script><script>ran(1)</script>',
  '{{constructor.constructor("ran(1)")()}}',
  'javascript:ran(1)',
]
const canary = (index: number) => canaries[index % canaries.length]!

let house: Site
let browser: Browser
let email: string

/** A booking all of whose words are scripts. */
const hostileBooking = (index: number) => {
  const bookingRef = randomUUID()
  const customer = { ref: `c${index}`, name: `Eve ${canary(index)}` }
  const at = Date.now() - (index + 1) * 5 * hour
  return [
    event('BOOKING_CREATED', new Date(at - 2 * hour), {
      bookingRef,
      customer,
      service: { ref: `s${index}`, name: `Bath ${canary(index)}` },
      petName: `Rex ${canary(index)}`,
      notes: canary(index),
      startsAt: new Date(at - hour).toISOString(),
      endsAt: new Date(at).toISOString(),
      price: '30.00',
    }),
    index % 2
      ? event('BOOKING_COMPLETED', new Date(at), { bookingRef })
      : event('BOOKING_CANCELLED', new Date(at), { bookingRef, reason: canary(index) }),
    event('REVIEW_RECEIVED', new Date(at), { bookingRef, customer, rating: 2, text: canary(index) }),
    event('INQUIRY_RECEIVED', new Date(at), { customer, text: canary(index) }),
  ]
}

const describeCustomers = async (owner: Client) => {
  const { customers } = await owner.get<{ customers: { customers: { id: string }[] } }>('{ customers { customers { id } } }')
  const change = `mutation ($id: ID!, $tags: [String!]!, $note: String!) {
    updateCustomerTags(customerId: $id, tags: $tags) { id }
    addCustomerNote(customerId: $id, note: $note) { id }
  }`
  for (const [index, { id }] of customers.customers.entries())
    await owner.get(change, { id, tags: [canary(index).slice(0, 40)], note: canary(index) })
}

beforeAll(async () => {
  ;[house, browser] = await Promise.all([site({ name: `Pets ${canaries[0]}` }), launchBrowser()])
  const owner = await house.member('OWNER')
  await record(owner, Array.from({ length: 10 }, (_, index) => hostileBooking(index)).flat())
  await describeCustomers(owner)
  await owner.get('mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret } }', {
    input: { name: canary(0), scopes: ['bookings:read'] },
  })
  await owner.get('mutation ($input: AddTeamMemberInput!) { addTeamMember(input: $input) { member { id } } }', {
    input: { firstName: canary(1), lastName: canary(0), email: 'eve@example.test', role: 'STAFF' },
  })
  await owner.get('mutation ($input: AnnotationInput!) { saveAnnotation(input: $input) { id } }', {
    input: { startsOn: new Date().toISOString().slice(0, 10), text: canary(0) },
  })
  await owner.get('mutation ($input: CompetitorInput!) { saveCompetitor(input: $input) { id } }', {
    input: { name: canary(1), rating: 4.5, strengths: [canary(0)], services: [{ name: canary(1), price: '20.00' }] },
  })
  ;({ email } = await house.hire('OWNER'))
  await house.sql.query('update users set name = $1', [`Eve ${canary(0)}`])
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

/** What ran, and what the policy had to stop, on a page that is opened from now on. */
const watched = async () => {
  const { page, context, complaints } = await visit(browser)
  const found: string[] = []
  await context.exposeFunction('ran', () => void found.push(`ran on ${page.url()}`))
  await context.exposeFunction('stopped', (what: string) => void found.push(`stopped on ${page.url()}: ${what}`))
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      ;(window as unknown as { stopped(what: string): void }).stopped(`${violatedDirective} ${blockedURI} ${sample}`)
    })
  })
  return { page, context, complaints, found }
}

const open = async (page: Page, path: string) => {
  await page.goto(`${house.url}${path}`)
  await page.waitForLoadState('networkidle')
}

describe('scripts in stored words', () => {
  it('are words on every page', async () => {
    const { page, context, complaints, found } = await watched()
    await signIn(page, house.url, email)
    await untilLive(page)
    await page.getByText('Eve <img').first().waitFor()
    const chart = page.locator('[data-chart]').first()
    await chart.scrollIntoViewIfNeeded()
    const box = (await chart.boundingBox())!
    for (let step = 1; step < 10; step += 1) await page.mouse.move(box.x + (box.width * step) / 10, box.y + box.height / 2)
    for (const path of [
      '/bookings',
      '/customers',
      '/team',
      ...[
        'revenue',
        'revenue?by=customer',
        'services',
        'acquisition',
        'retention',
        'competitors',
        'experiments',
        'metrics?split=service',
      ].map(name => `/analytics/${name}`),
      ...['account', 'security', 'tokens', 'audit', 'privacy'].map(name => `/settings/${name}`),
    ])
      await open(page, path)
    const ids = await house.sql.query<{ id: string }>('select id from customers')
    for (const { id } of ids.rows.slice(0, canaries.length)) await open(page, `/customers/${id}`)
    await page.getByRole('button', { name: 'Erase' }).click()
    await page.getByRole('dialog').waitFor()
    await open(page, '/team')
    await page.getByRole('button', { name: /svg/ }).first().click()
    await page.getByRole('dialog').getByLabel('First name').waitFor()
    await open(page, '/bookings')
    for (let index = 0; index < 3; index += 1) {
      await page.locator('main').getByRole('link', { name: /^Eve / }).locator('visible=true').nth(index).click()
      await page.getByRole('dialog').waitFor()
      await page.waitForLoadState('networkidle')
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    expect(found).toEqual([])
    expect(complaints).toEqual([])
    await context.close()
  })

  it('would be told if one ran', async () => {
    const { page, context, found } = await watched()
    await page.goto(`${house.url}/sign-in`)
    await page.evaluate(script => document.body.insertAdjacentHTML('beforeend', script), canaries[0]!)
    await expect.poll(() => found.length, { timeout: 30_000 }).toBeGreaterThan(0)
    await context.close()
  })
})
