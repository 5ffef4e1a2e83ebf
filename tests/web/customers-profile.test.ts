import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, signIn, visit } from '../kit/browser'
import { completedBooking, event, record } from '../kit/events'
import type { Site } from '../kit/site'
import { site } from '../kit/site'

const day = 86_400_000
/** More than come at once. */
const visits = 110
/** Days between them: all lie farther back than what is seen at first. */
const gap = 4

let house: Site
let browser: Browser
let email: string
let id: string

/** Somebody who came every few days, and wrote a review of the last time. */
const fill = () => {
  const now = Date.now()
  const bookings = Array.from({ length: visits }, (_, index) =>
    completedBooking(new Date(now - (index * gap + 1) * day), `${40 + index}.00`, {
      ref: `visit ${index}`,
      customer: 'ada',
      service: index % 3 === 0 ? 'trim' : 'bath',
    }),
  )
  return [
    ...bookings.flat(),
    event('REVIEW_RECEIVED', new Date(now), {
      bookingRef: 'visit 0',
      customer: { ref: 'ada', name: 'Customer ada' },
      rating: 4,
      text: 'Soft paws',
    }),
  ]
}

beforeAll(async () => {
  ;[house, browser] = await Promise.all([site(), launchBrowser()])
  await record(await house.member('OWNER'), fill())
  const { rows } = await house.sql.query<{ id: string }>('select id from customers')
  id = rows[0]?.id ?? ''
  ;({ email } = await house.hire('OWNER'))
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

const opened = async () => {
  const seen = await visit(browser)
  await signIn(seen.page, house.url, email)
  await seen.page.goto(`${house.url}/customers/${id}`)
  await seen.page.getByRole('region', { name: 'Bookings' }).waitFor()
  await seen.page.waitForLoadState('networkidle')
  return seen
}
const focusedVisit = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
const spanOf = (page: Page) => page.locator('[data-span]').textContent()

describe('the page of a customer', () => {
  it('is walked through time and zoomed by the keyboard, and read as a table', async () => {
    const { page, complaints } = await opened()
    const marks = page.getByRole('group', { name: 'Bookings along time' }).locator('[data-mark]')
    await marks.last().focus()
    await page.keyboard.press('End')
    const last = await focusedVisit(page)
    expect(last).toMatch(/Completed/)
    await page.keyboard.press('ArrowLeft')
    const before = await focusedVisit(page)
    expect(before).not.toBe(last)
    await page.keyboard.press('ArrowRight')
    expect(await focusedVisit(page)).toBe(last)
    const wide = await spanOf(page)
    await page.keyboard.press('+')
    await page.keyboard.press('+')
    const close = await spanOf(page)
    expect(close).not.toBe(wide)
    await page.getByText(`${visits} bookings, the latest 100 so far`).waitFor()
    await page.keyboard.press('Home')
    const oldest = await focusedVisit(page)
    expect(oldest).not.toBe(last)
    expect(await spanOf(page)).not.toBe(close)
    await page.getByText(`${visits} bookings`, { exact: true }).waitFor()
    await page.keyboard.press('Home')
    expect(await focusedVisit(page)).not.toBe(oldest)
    await page.keyboard.press('0')
    await page
      .locator('[data-span]')
      .filter({ hasText: `${visits} bookings` })
      .waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Bookings: show as a table' }).click()
    const table = page.getByRole('region', { name: 'Bookings as a table' })
    expect(await table.getByRole('row').count()).toBe(visits + 1)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('is dragged and zoomed by the mouse; a drag opens nothing', async () => {
    const { page } = await opened()
    const track = page.getByRole('group', { name: 'Bookings along time' })
    await track.scrollIntoViewIfNeeded()
    const box = (await track.boundingBox())!
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 4]
    const before = await spanOf(page)
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 200, y, { steps: 8 })
    await page.mouse.up()
    const dragged = await spanOf(page)
    expect(dragged).not.toBe(before)
    expect(new URL(page.url()).searchParams.get('booking')).toBeNull()
    await page.keyboard.down('Control')
    await page.mouse.wheel(0, -240)
    await page.keyboard.up('Control')
    await expect.poll(() => spanOf(page)).not.toBe(dragged)
    await page.context().close()
  })

  it('tells what was said, and what is made of it', async () => {
    const { page } = await opened()
    await page.getByRole('list', { name: 'Messages and reviews' }).getByText('Soft paws').waitFor()
    await page.locator('[data-figure="visits"][data-value="110"]').waitFor()
    await page.getByRole('region', { name: 'What comes next' }).getByText('Next visit').waitFor()
    await page.getByRole('region', { name: 'Lifetime' }).waitFor()
    await page.context().close()
  })

  it('lets contact data and consents be changed, and says what is wrong with them', async () => {
    const { page } = await opened()
    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Edit the customer' })
    expect(await dialog.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true)
    await dialog.getByLabel('Phone').fill('12')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.locator('[id$="-error"]').or(dialog.getByRole('alert')).first().waitFor()
    await dialog.getByLabel('Phone').fill('+49 30 1234567')
    await dialog.getByLabel('E-mail', { exact: true }).fill('ada@example.test')
    await dialog.getByLabel('Campaigns by e-mail').click()
    await page.getByRole('option', { name: 'Agreed' }).click()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('link', { name: 'ada@example.test' }).waitFor()
    await page.getByText('Agreed to e-mail').waitFor()
    await page.reload()
    await page.getByRole('link', { name: '+49 30 1234567' }).waitFor()
    await page.getByText('Not asked about text messages').waitFor()
    await page.context().close()
  })
})
