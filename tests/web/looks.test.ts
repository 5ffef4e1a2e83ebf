import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, signIn, untilLive, visit } from '../kit/browser'
import type { Client } from '../kit/client'
import { completedBooking, record } from '../kit/events'
import type { Site } from '../kit/site'
import { site } from '../kit/site'

const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }
const schemes = ['light', 'dark'] as const
const views = Object.entries(sizes).flatMap(([size, viewport]) => schemes.map(colorScheme => ({ size, viewport, colorScheme })))

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

const violations = async (page: Page) => {
  const { violations: found } = await new AxeBuilder({ page }).analyze()
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target.join(' ')).join(', ')}`)
}

const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Motion would have half-faded colours judged. */
const settled = async (page: Page) => {
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(600)
}

/** How every view is looked at. */
const inspector = (page: Page) => async (where: string) => {
  await settled(page)
  expect.soft(await violations(page), where).toEqual([])
  expect.soft(await overflow(page), `${where}: wider than the screen`).toBeLessThanOrEqual(0)
}

describe.each(views)('$size, $colorScheme', ({ viewport, colorScheme }) => {
  it('every page and panel is free of accessibility faults and fits its width', async () => {
    const { page, complaints } = await visit(browser, { viewport, colorScheme, reducedMotion: 'reduce' })
    const inspect = inspector(page)
    await page.goto(`${house.url}/sign-in`)
    await inspect('sign-in')
    await signIn(page, house.url, email)
    await untilLive(page)
    await inspect('overview')
    await page.goto(`${house.url}/bookings`)
    await inspect('bookings')
    await page
      .locator('main')
      .getByRole('link', { name: /^Customer / })
      .first()
      .click()
    await page.getByRole('dialog').waitFor()
    await inspect('a booking')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'New booking' }).locator('visible=true').first().click()
    await page.getByRole('dialog').waitFor()
    await inspect('a new booking')
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

describe.each([views[0]!, views[3]!])('$size, $colorScheme: the other pages', ({ viewport, colorScheme }) => {
  it('customers, the team, the settings and the doors are free of faults and fit', async () => {
    const { page, complaints } = await visit(browser, { viewport, colorScheme, reducedMotion: 'reduce' })
    const inspect = inspector(page)
    for (const door of doors) {
      await page.goto(`${house.url}${door}`)
      await inspect(door)
    }
    await signIn(page, house.url, email)
    await page.goto(`${house.url}/customers`)
    await inspect('customers')
    await page
      .locator('main')
      .getByRole('link', { name: /^Customer / })
      .locator('visible=true')
      .first()
      .click()
    await page.getByText('Afraid of the dryer').waitFor()
    await inspect('a customer')
    await page.goto(`${house.url}/segments`)
    await inspect('segments')
    await page.goto(`${house.url}/segments/new`)
    await page.getByText('Drag a condition here', { exact: false }).first().waitFor()
    await inspect('a new segment')
    await page.goto(`${house.url}/team`)
    await inspect('team')
    await page.locator('main').getByRole('button', { name: 'OWNER Example' }).first().click()
    await page.getByRole('dialog').getByLabel('First name').waitFor()
    await inspect('a member')
    for (const path of settings) {
      await page.goto(`${house.url}${path}`)
      await inspect(path)
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
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.locator('[data-kpi="bookings"]').getByRole('link').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Bookings' }).waitFor()
    await page.context().close()
  })
})
