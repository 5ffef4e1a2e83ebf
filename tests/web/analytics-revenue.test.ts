import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, signIn, untilLive, visit } from '../kit/browser'
import type { Client } from '../kit/client'
import { completedBooking, record } from '../kit/events'
import { extremes, inspect } from '../kit/looks'
import type { Site } from '../kit/site'
import { site } from '../kit/site'

const day = 86_400_000
const hostile = '=cmd|<img src=x onerror=alert(1)>'

let house: Site
let browser: Browser
let owner: Client
let email: string
beforeAll(async () => {
  ;[house, browser] = await Promise.all([site({ name: 'Paws & Co.' }), launchBrowser()])
  owner = await house.member('OWNER')
  ;({ email } = await house.hire('OWNER'))
  const now = Date.now()
  // 30 days of one bath at 50, five cuts at 100 among them: 30 × 50 + 5 × 100 = 2,000.
  const baths = Array.from({ length: 30 }, (_, index) => completedBooking(new Date(now - (index + 1) * day), '50.00'))
  const cuts = Array.from({ length: 5 }, (_, index) => completedBooking(new Date(now - (index + 2) * day), '100.00', { service: 'cut' }))
  await record(owner, [...baths, ...cuts].flat())
  await house.sql.query('update services set name = $1 where id = (select service_id from bookings where price = 100 limit 1)', [hostile])
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

const opened = async (path = '/analytics/revenue') => {
  const visitor = await visit(browser)
  await signIn(visitor.page, house.url, email)
  await visitor.page.goto(`${house.url}${path}`)
  await untilLive(visitor.page)
  return visitor
}
const figure = async (page: Page, name: string) => Number(await page.locator(`[data-figure="${name}"]`).getAttribute('data-value'))
const panel = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true })
/** What a menu hands to the reader, as a file. */
const downloaded = async (page: Page, title: string, item: string) => {
  await page.getByRole('button', { name: `More about ${title}` }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: item }).click()])
  return { name: file.suggestedFilename(), content: await readFile(await file.path()) }
}

describe('the revenue page', () => {
  it('shows the same figures as the API, before any script runs', async () => {
    const html = await (await fetch(`${house.url}/analytics/revenue`, { headers: { cookie: owner.cookie } })).text()
    expect(/data-figure="total"[^>]*data-value="(.*?)"/.exec(html)?.[1]).toBe('2000')
    const { page, complaints } = await opened()
    expect(await figure(page, 'total')).toBe(2000)
    expect(await figure(page, 'refunded')).toBe(0)
    await page.locator('.apexcharts-svg').first().waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('splits by what is chosen, keeps that in the address, and opens the bookings behind a part', async () => {
    const { page } = await opened()
    await panel(page, 'Revenue by service').getByText(hostile).waitFor()
    await page.getByRole('group', { name: 'Split by' }).getByRole('button', { name: 'Day' }).click()
    await page.waitForURL(/by=day/)
    await page.reload()
    await panel(page, 'Revenue by day').waitFor()
    await page.goto(`${house.url}/analytics/revenue`)
    await panel(page, 'Revenue by service').getByRole('link', { name: hostile }).click()
    await page.getByText('5 bookings', { exact: true }).waitFor()
    expect(new URL(page.url()).searchParams.get('basis')).toBe('COMPLETED_AT')
    await page.getByRole('button', { name: `Take off: ${hostile}` }).click()
    await page.getByText('35 bookings', { exact: true }).waitFor()
    await page.context().close()
  })

  it('opens the bookings of a day by the keyboard alone', async () => {
    const { page } = await opened()
    const steps = panel(page, 'Revenue over time').getByRole('group', { name: 'Steps of the chart' })
    await steps.locator('[data-mark]').first().focus()
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/150.*Open what is behind it/)
    await page.keyboard.press('Enter')
    await page.getByText('2 bookings', { exact: true }).waitFor()
    await page.context().close()
  })

  it('opens an hour of the week', async () => {
    const { page } = await opened()
    const cell = panel(page, 'When revenue is made')
      .locator('[data-mark][aria-label*="bookings. Open"]:not([aria-label*=" 0 bookings"])')
      .first()
    const [, count] = /, (\d+) bookings?\./.exec((await cell.getAttribute('aria-label')) ?? '') ?? []
    await cell.click()
    await page.getByText(new RegExp(`^${count} bookings?$`)).waitFor()
    expect(new URL(page.url()).searchParams.get('weekday')).toMatch(/^[1-7]$/)
    await page.context().close()
  })

  it('shows every chart as a table', async () => {
    const { page } = await opened()
    await page.getByRole('button', { name: 'Revenue over time: show as a table' }).click()
    const table = page.getByRole('region', { name: 'Revenue over time as a table' })
    await table.waitFor()
    expect(await table.getByRole('row').count()).toBe(91)
    expect(await table.textContent()).toContain('(so far)')
    await page.context().close()
  })

  it('hands out what is seen as CSV, where no word becomes a formula, and as a picture', async () => {
    const { page } = await opened()
    const { name, content } = await downloaded(page, 'Revenue by service', 'Figures (CSV)')
    const text = content.toString('utf8')
    expect(name).toMatch(/^revenue-by-service-.*\.csv$/)
    expect(text.startsWith('\uFEFFService,Revenue,')).toBe(true)
    expect(text).toContain('\r\nBath,1500.00,75,30,')
    expect(text).toContain(`\r\n'${hostile},500.00,25,5,`)
    const picture = await downloaded(page, 'Revenue over time', 'Picture (PNG)')
    expect(picture.content.subarray(1, 4).toString()).toBe('PNG')
    expect(picture.content.length).toBeGreaterThan(5_000)
    await page.context().close()
  })

  it('keeps its dates and comparison in the address', async () => {
    const { page } = await opened()
    await page.getByRole('group', { name: 'Dates' }).getByRole('button', { name: '30 days' }).click()
    await page.waitForURL(/range=30d/)
    await page.getByRole('button', { name: 'Complete days only' }).click()
    await page.waitForURL(/complete=1/)
    await page.reload()
    expect(await page.getByRole('button', { name: '30 days', exact: true }).getAttribute('aria-pressed')).toBe('true')
    expect(await page.getByRole('button', { name: 'Complete days only' }).getAttribute('aria-pressed')).toBe('true')
    await page.getByRole('navigation', { name: 'Analytics' }).getByRole('link', { name: 'Metrics' }).click()
    await page.waitForURL(/analytics\/metrics\?.*range=30d/)
    await page.context().close()
  })

  it('keeps what is written beside a day', async () => {
    const { page } = await opened()
    await page.getByRole('button', { name: 'More about Revenue over time' }).click()
    await page.getByRole('menuitem', { name: 'Write beside a day' }).click()
    await page.getByLabel('What happened').fill('Street <b>fair</b>')
    await page.getByRole('button', { name: 'Save' }).click()
    const flag = page.getByRole('button', { name: /Street <b>fair<\/b>/ })
    await flag.click()
    await page.getByRole('button', { name: 'Remove', exact: true }).click()
    await flag.waitFor({ state: 'detached' })
    await page.context().close()
  })

  it('is not offered to staff, and tells them nothing', async () => {
    const staff = await house.hire('STAFF')
    const { page } = await visit(browser)
    await signIn(page, house.url, staff.email)
    expect(await page.getByRole('link', { name: 'Analytics' }).count()).toBe(0)
    await page.goto(`${house.url}/analytics/revenue`)
    await page.getByText('This page is not part of your role').waitFor()
    expect(await page.content()).not.toContain('2,000')
    await page.context().close()
  })
})

describe('the metrics explorer', () => {
  it('shows what is chosen, split, and keeps it in the address', async () => {
    const { page, complaints } = await opened('/analytics/metrics')
    await page.getByRole('button', { name: 'Choose metrics' }).click()
    await page.getByRole('searchbox', { name: 'Search metrics' }).fill('revenue earned')
    await page
      .getByRole('list', { name: 'Metrics' })
      .getByRole('button', { name: /^Revenue earned(?! and)/ })
      .first()
      .click()
    await page.waitForURL(/metrics=bookings%2Crevenue.earned|metrics=bookings,revenue.earned/)
    await page.keyboard.press('Escape')
    await page.locator('[data-metric="revenue.earned"] [data-total="2000"]').waitFor()
    await page.goto(`${house.url}/analytics/metrics?metrics=revenue.earned&split=service`)
    const totals = page.locator('[data-metric="revenue.earned"] [data-total]')
    expect(await totals.evaluateAll(rows => rows.map(row => row.getAttribute('data-total')))).toEqual(['1500', '500'])
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('goes back to what was known', async () => {
    const { page } = await opened('/analytics/metrics?metrics=revenue.earned&asOf=2020-01-01T12:00')
    const total = page.locator('[data-metric="revenue.earned"] [data-total]')
    await page.locator('[data-metric="revenue.earned"]').waitFor()
    expect(await total.evaluateAll(rows => rows.map(row => row.getAttribute('data-total')))).toEqual(['0'])
    await page.getByRole('button', { name: 'As it stands now' }).click()
    await page.locator('[data-metric="revenue.earned"] [data-total="2000"]').waitFor()
    await page.context().close()
  })
})

describe.each(extremes)('$viewport.width wide, $colorScheme', view => {
  it.each(['/analytics/revenue', '/analytics/metrics?metrics=bookings,rating'])(
    '%s is free of accessibility faults and fits its width',
    async path => {
      const { page, complaints } = await visit(browser, { ...view, reducedMotion: 'reduce' })
      await signIn(page, house.url, email)
      await page.goto(`${house.url}${path}`)
      await page.locator('.apexcharts-svg').first().waitFor()
      await inspect(page, path)
      expect(complaints).toEqual([])
      await page.context().close()
    },
  )
})
