import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, signIn, visit } from '../kit/browser'
import { completedBooking, record } from '../kit/events'
import type { Site } from '../kit/site'
import { site } from '../kit/site'

const day = 86_400_000
/** More than a page. */
const customerCount = 30

let house: Site
let browser: Browser
let email: string

/** Customers "Customer 01…" of whom the first half came twice; the first of them spent most. */
const fill = () => {
  const now = Date.now()
  return Array.from({ length: customerCount }, (_, index) => {
    const customer = String(index + 1).padStart(2, '0')
    const first = completedBooking(new Date(now - (40 + index) * day), `${100 - index}.00`, { customer })
    return index < customerCount / 2 ? [...first, ...completedBooking(new Date(now - (10 + index) * day), '50.00', { customer })] : first
  }).flat()
}

beforeAll(async () => {
  ;[house, browser] = await Promise.all([site(), launchBrowser()])
  await record(await house.member('OWNER'), fill())
  ;({ email } = await house.hire('OWNER'))
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

const opened = async (path = '/customers') => {
  const seen = await visit(browser)
  await signIn(seen.page, house.url, email)
  await seen.page.goto(`${house.url}${path}`)
  await seen.page.getByRole('grid').waitFor()
  await seen.page.waitForLoadState('networkidle')
  return seen
}
const rowOf = (page: Page, name: string) => page.getByRole('grid').getByRole('row').filter({ hasText: name })
const selected = (page: Page) => page.getByRole('grid').locator('tr[aria-selected="true"]').getByRole('link')
const focused = (page: Page) => page.evaluate(() => (document.activeElement?.textContent ?? '').trim())
const untilSelected = (page: Page, count: number) =>
  page
    .getByRole('region', { name: 'Selected customers' })
    .getByRole('status')
    .filter({ hasText: count === 1 ? '1 customer selected' : `${count} customers selected` })
    .waitFor()
const tagsOf = async (count: number, tag: string) => {
  const { rows } = await house.sql.query<{ count: string }>('select count(*) from customers where tags @> to_jsonb(array[$1::text])', [tag])
  expect(Number(rows[0]?.count)).toBe(count)
}

describe('the table of customers', () => {
  it('is walked, selected and opened by the keyboard alone', async () => {
    const { page, complaints } = await opened()
    await page.getByRole('link', { name: 'Customer 01' }).locator('visible=true').focus()
    await page.keyboard.press('ArrowDown')
    expect(await focused(page)).toBe('Customer 02')
    await page.keyboard.press('Space')
    await untilSelected(page, 1)
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await untilSelected(page, 3)
    expect(await selected(page).allTextContents()).toEqual(['Customer 02', 'Customer 03', 'Customer 04'])
    await page.keyboard.press('Home')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Select Customer 04')
    await page.keyboard.press('Space')
    await untilSelected(page, 2)
    await page.keyboard.press('Escape')
    await page.getByRole('region', { name: 'Selected customers' }).waitFor({ state: 'detached' })
    await page.keyboard.press('Control+a')
    await untilSelected(page, 25)
    await page.getByRole('button', { name: `Select all ${customerCount} that match` }).click()
    await untilSelected(page, customerCount)
    await page.getByRole('grid').getByRole('link', { name: 'Customer 03' }).focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Customer 03' }).waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('gives tags to many, and takes exactly these back', async () => {
    const { page } = await opened()
    const change = async (tag: string) => {
      await page.getByRole('button', { name: 'Change tags' }).click()
      await page.getByLabel('Tags to give').fill(tag)
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Change the tags' }).click()
    }
    await rowOf(page, 'Customer 01').getByRole('checkbox').click()
    await change('spring')
    await page.getByText('1 customer changed').first().waitFor()
    await rowOf(page, 'Customer 03')
      .getByRole('checkbox')
      .click({ modifiers: ['Shift'] })
    await untilSelected(page, 3)
    await change('spring')
    await page.getByText('2 customers changed').first().waitFor()
    await rowOf(page, 'Customer 03').getByText('spring').waitFor()
    await tagsOf(3, 'spring')
    // The newer toast lies on top: it speaks of the two.
    await page
      .getByRole('listitem')
      .or(page.getByRole('alert'))
      .filter({ hasText: '2 customers changed' })
      .getByRole('button', { name: 'Undo' })
      .first()
      .click()
    await page.getByText('The tags are as they were').first().waitFor()
    await tagsOf(1, 'spring')
    await page.context().close()
  })

  it('narrows by what the address asks, says it in English, and keeps it as a view', async () => {
    const criteria = JSON.stringify({ field: 'TOTAL_BOOKINGS', operator: 'GTE', value: 2 })
    const { page } = await opened(`/customers?${new URLSearchParams({ criteria }).toString()}`)
    await page.getByRole('status').filter({ hasText: '15 customers' }).first().waitFor()
    await page.getByText('Completed bookings at least 2').waitFor()
    await page.getByRole('button', { name: 'Views' }).click()
    await page.getByRole('menuitem', { name: 'Save what is shown…' }).click()
    await page.getByRole('dialog').getByLabel('Name').fill('Came again')
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Take away: Completed bookings at least 2' }).click()
    await page
      .getByRole('status')
      .filter({ hasText: `${customerCount} customers` })
      .first()
      .waitFor()

    await page.reload()
    await page.waitForLoadState('networkidle')
    await page.getByRole('button', { name: 'Views' }).click()
    await page.getByRole('menuitem', { name: 'Came again' }).click()
    await page.getByRole('status').filter({ hasText: '15 customers' }).first().waitFor()
    await page.getByRole('button', { name: 'Came again' }).click()
    await page.getByRole('menuitem', { name: 'Rename “Came again”…' }).click()
    await page.getByRole('dialog').getByLabel('Name').fill('Regulars')
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Regulars' }).click()
    await page.getByRole('menuitem', { name: 'Delete “Regulars”' }).click()
    await page.getByRole('button', { name: 'Views' }).waitFor()
    const { rows } = await house.sql.query('select 1 from customer_views')
    expect(rows).toEqual([])
    await page.context().close()
  })

  it('keeps its columns and the height of its rows in the browser', async () => {
    const { page, complaints } = await opened()
    const heads = () => page.getByRole('grid').getByRole('columnheader').allInnerTexts()
    expect(await heads()).not.toContain('Average')
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Average visit' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Tags' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Compact rows' }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('menu').waitFor({ state: 'detached' })
    const before = await heads()
    expect(before).toContain('Average')
    expect(before).not.toContain('Tags')
    await page.reload()
    await page.getByRole('grid').waitFor()
    expect(await heads()).toEqual(before)
    expect(complaints).toEqual([])
    await page.context().close()
  })
})
