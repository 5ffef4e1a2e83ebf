import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kpiOn, launchBrowser, signIn, untilLive, visit } from '../kit/browser'
import type { Client } from '../kit/client'
import { completedBooking, event, record } from '../kit/events'
import type { Site } from '../kit/site'
import { site } from '../kit/site'

const minute = 60_000

let house: Site
let browser: Browser
let owner: Client
beforeAll(async () => {
  ;[house, browser] = await Promise.all([site({ name: 'Paws & Co.' }), launchBrowser()])
  owner = await house.member('OWNER')
  await record(owner, [
    ...completedBooking(new Date(Date.now() - minute), '62.50'),
    ...completedBooking(new Date(Date.now() - 400 * 86_400_000), '30.00'),
  ])
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

const opened = async (path = '/') => {
  const { email } = await house.hire('OWNER')
  const visitor = await visit(browser)
  await signIn(visitor.page, house.url, email)
  if (path !== '/') await visitor.page.goto(`${house.url}${path}`)
  return visitor
}

/** A booking that is expected today. */
const expected = async (name: string) => {
  const startsAt = new Date(Date.now() + 5 * minute)
  const payload = {
    bookingRef: randomUUID(),
    customer: { ref: randomUUID(), name },
    service: { ref: 'bath', name: 'Bath' },
    startsAt: startsAt.toISOString(),
    price: '45.00',
  }
  await record(owner, [event('BOOKING_CREATED', new Date(), payload)])
}

const column = (page: Page, title: string) => page.getByRole('region', { name: title })

describe('the overview', () => {
  it('shows the same figures as the API', async () => {
    const { page, complaints } = await opened()
    const { kpis } = await owner.get<{ kpis: { name: string; value: number | null }[] }>('{ kpis { name value } }')
    expect(kpis.length).toBeGreaterThan(4)
    for (const { name, value } of kpis) expect(await kpiOn(page, name), name).toBe(value)
    expect(await page.locator('[data-kpi="revenue"]').textContent()).toContain('62.50')
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('is painted by the server: the figures are in the page before any script runs', async () => {
    const page = await (await fetch(house.url, { headers: { cookie: owner.cookie } })).text()
    expect(/data-kpi="revenue"[^>]*data-value="(.*?)"/.exec(page)?.[1]).toBe('62.5')
    expect(page.includes('Paws &amp; Co.')).toBe(true)
  })

  it('keeps the dates in the address, so that a figure can be shared', async () => {
    const { page } = await opened('/?period=YEAR')
    await untilLive(page)
    const year = await owner.get<{ kpis: { name: string; value: number }[] }>('{ kpis(period: YEAR) { name value } }')
    expect(await kpiOn(page, 'bookings')).toBe(year.kpis.find(({ name }) => name === 'bookings')?.value)
    await page.context().close()
  })

  it('opens what is behind a figure', async () => {
    const { page } = await opened()
    await page.locator('[data-kpi="revenue"]').getByRole('link').click()
    await page.getByRole('heading', { level: 1, name: 'Bookings' }).waitFor()
    await page.getByText('1 booking', { exact: true }).waitFor()
    await page.context().close()
  })

  it('says what each figure measures, and by which date', async () => {
    const { page } = await opened()
    await untilLive(page)
    await page.getByRole('button', { name: 'What Revenue measures' }).click()
    const note = page.getByRole('note')
    await note.waitFor()
    expect(await note.textContent()).toMatch(/Counted by.*complet/i)
    await page.context().close()
  })

  it('checks in and completes with one click each, and the figures follow', async () => {
    await expected('Ada Lovelace')
    const { page } = await opened()
    await untilLive(page)
    const before = await kpiOn(page, 'completedBookings')
    await column(page, 'Expected').getByRole('button', { name: 'Check in Ada Lovelace' }).click()
    await page.getByRole('button', { name: 'Complete Ada Lovelace' }).click()
    await column(page, 'Finished').getByText('Ada Lovelace').waitFor()
    await page.locator(`[data-kpi="completedBookings"][data-value="${(before ?? 0) + 1}"]`).waitFor()
    await page.context().close()
  })

  it('hides revenue from staff', async () => {
    const { email } = await house.hire('STAFF')
    const { page } = await visit(browser)
    await signIn(page, house.url, email)
    await page.locator('[data-kpi="bookings"]').waitFor()
    expect(await page.locator('[data-kpi="revenue"]').count()).toBe(0)
    expect(await page.content()).not.toContain('62.50')
    await page.context().close()
  })
})
