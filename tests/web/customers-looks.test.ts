import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, signIn, visit } from '../kit/browser'
import { completedBooking, record } from '../kit/events'
import { closeDialog, extremes, inspect } from '../kit/looks'
import type { Site } from '../kit/site'
import { site } from '../kit/site'

const day = 86_400_000

let house: Site
let browser: Browser
let email: string

beforeAll(async () => {
  ;[house, browser] = await Promise.all([site(), launchBrowser()])
  const owner = await house.member('OWNER')
  const visits = Array.from({ length: 8 }, (_, index) =>
    completedBooking(new Date(Date.now() - (index * 30 + 1) * day), '45.00', { customer: index % 2 === 0 ? 'ada' : 'grace' }),
  )
  await record(owner, visits.flat())
  const { rows } = await house.sql.query<{ id: string }>('select id from customers')
  for (const { id } of rows) await owner.get('mutation ($id: ID!) { updateCustomerTags(customerId: $id, tags: ["gentle"]) { id } }', { id })
  ;({ email } = await house.hire('OWNER'))
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

describe.each(extremes)('$viewport.width, $colorScheme', ({ viewport, colorScheme }) => {
  it('every panel of customers is free of accessibility faults and fits its width', async () => {
    const { page, complaints } = await visit(browser, { viewport, colorScheme, reducedMotion: 'reduce' })
    await signIn(page, house.url, email)
    const criteria = JSON.stringify({ field: 'TOTAL_BOOKINGS', operator: 'GTE', value: 2 })
    await page.goto(`${house.url}/customers?${new URLSearchParams({ criteria, search: 'customer' }).toString()}`)
    await page.getByRole('checkbox', { name: 'Select Customer ada' }).locator('visible=true').click()
    await inspect(page, 'a narrowed list with somebody selected')
    await page.getByRole('button', { name: 'Change tags' }).click()
    await inspect(page, 'tags of many')
    await closeDialog(page)
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    await inspect(page, 'an export')
    await page.getByRole('button', { name: 'Export 2 customers' }).click()
    await page.locator('[data-status="READY"]').waitFor()
    await inspect(page, 'a file')
    await closeDialog(page)
    await page.getByRole('link', { name: 'Customer ada' }).locator('visible=true').click()
    await page.getByRole('heading', { level: 1, name: 'Customer ada' }).waitFor()
    await inspect(page, 'a customer')
    await page.getByRole('button', { name: 'Bookings: show as a table' }).click()
    await inspect(page, 'bookings as a table')
    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    await inspect(page, 'editing')
    expect(complaints).toEqual([])
    await page.context().close()
  })
})
