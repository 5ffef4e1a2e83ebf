import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, signIn, untilLive, visit } from '../kit/browser'
import type { Client } from '../kit/client'
import { completedBooking, record } from '../kit/events'
import { closeDialog, everyScreen, extremes, inspect } from '../kit/looks'
import type { Site } from '../kit/site'
import { site } from '../kit/site'

let house: Site
let browser: Browser
let email: string
beforeAll(async () => {
  ;[house, browser] = await Promise.all([site(), launchBrowser()])
  const owner = await house.member('OWNER')
  const bookings = Array.from({ length: 40 }, (_, index) =>
    completedBooking(new Date(Date.now() - index * 20 * 3_600_000), `${20 + index}.00`),
  )
  await record(owner, bookings.flat())
  await describedCustomer(owner)
  ;({ email } = await house.hire('OWNER'))
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

/** Somebody with all that a profile can show. */
const describedCustomer = async (owner: Client) => {
  const { customers } = await owner.get<{ customers: { customers: { id: string }[] } }>('{ customers { customers { id } } }')
  await owner.get(
    `mutation ($id: ID!) {
      updateCustomerTags(customerId: $id, tags: ["gentle", "pays by invoice"]) { id }
      addCustomerNote(customerId: $id, note: "Afraid of the dryer") { id }
    }`,
    { id: customers.customers[0]?.id },
  )
}

/** Pages with nothing to be opened on them. */
const doors = ['/forgot-password', '/reset-password#used', '/accept-invitation#used']
const settings = ['account', 'security', 'tokens', 'audit', 'privacy'].map(name => `/settings/${name}`)

describe.each(everyScreen)('$viewport.width, $colorScheme', ({ viewport, colorScheme }) => {
  it('every page and panel is free of accessibility faults and fits its width', async () => {
    const { page, complaints } = await visit(browser, { viewport, colorScheme, reducedMotion: 'reduce' })
    await page.goto(`${house.url}/sign-in`)
    await inspect(page, 'sign-in')
    await signIn(page, house.url, email)
    await untilLive(page)
    await inspect(page, 'overview')
    await page.goto(`${house.url}/bookings?view=all`)
    await inspect(page, 'bookings')
    await page
      .locator('main')
      .getByRole('link', { name: /^Customer / })
      .first()
      .click()
    await page.getByRole('dialog').waitFor()
    await inspect(page, 'a booking')
    await closeDialog(page)
    await page.getByRole('button', { name: 'New booking' }).locator('visible=true').first().click()
    await page.getByRole('dialog').waitFor()
    await inspect(page, 'a new booking')
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('the colours of the system are followed', async () => {
    const { page } = await visit(browser, { viewport, colorScheme })
    await signIn(page, house.url, email)
    expect(await page.evaluate(() => document.documentElement.classList.contains('dark'))).toBe(colorScheme === 'dark')
    await page.context().close()
  })
})

describe.each(extremes)('$viewport.width, $colorScheme: the other pages', ({ viewport, colorScheme }) => {
  it('customers, the team, the settings and the doors are free of faults and fit', async () => {
    const { page, complaints } = await visit(browser, { viewport, colorScheme, reducedMotion: 'reduce' })
    for (const door of doors) {
      await page.goto(`${house.url}${door}`)
      await inspect(page, door)
    }
    await signIn(page, house.url, email)
    await page.goto(`${house.url}/customers`)
    await inspect(page, 'customers')
    await page
      .locator('main')
      .getByRole('link', { name: /^Customer / })
      .locator('visible=true')
      .first()
      .click()
    await page.getByText('Afraid of the dryer').waitFor()
    await inspect(page, 'a customer')
    await page.goto(`${house.url}/segments`)
    await inspect(page, 'segments')
    await page.goto(`${house.url}/segments/new`)
    await page.getByText('Drag a condition here', { exact: false }).first().waitFor()
    await inspect(page, 'a new segment')
    await page.goto(`${house.url}/team`)
    await inspect(page, 'team')
    await page.locator('main').getByRole('button', { name: 'OWNER Example' }).first().click()
    await page.getByRole('dialog').getByLabel('First name').waitFor()
    await inspect(page, 'a member')
    for (const path of settings) {
      await page.goto(`${house.url}${path}`)
      await inspect(page, path)
    }
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

it('an address that leads nowhere says so, and leads back', async () => {
  const { page, complaints } = await visit(browser)
  await signIn(page, house.url, email)
  await page.goto(`${house.url}/no-such-page`)
  await page.getByRole('heading', { name: 'This page does not exist' }).waitFor()
  await page.waitForLoadState('networkidle')
  await page.getByText('To the overview').click()
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  // The browser itself complains of the answer 404, once.
  expect(complaints.filter(complaint => !/404/.test(complaint))).toEqual([])
  await page.context().close()
})

describe('the keyboard alone', () => {
  it('reaches the content, opens a figure and closes a panel', async () => {
    const { page } = await visit(browser)
    await signIn(page, house.url, email)
    await untilLive(page)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Skip to the content')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    await page.keyboard.press('n')
    await page.getByRole('dialog', { name: 'New booking' }).waitFor()
    await closeDialog(page)
    await page.locator('[data-kpi="bookings"]').getByRole('link').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Bookings' }).waitFor()
    await page.context().close()
  })
})
