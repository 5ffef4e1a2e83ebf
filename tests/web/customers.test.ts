import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kpiOn, launchBrowser, signIn, untilKpi, untilLive, visit } from '../kit/browser'
import { event, record } from '../kit/events'
import type { Site } from '../kit/site'
import { site } from '../kit/site'

const hour = 3_600_000

let house: Site
let browser: Browser
let ownerEmail: string
let staffEmail: string

/** A completed booking of somebody with an address, in the charge of a member. */
const visitOf = (name: string, email: string, memberRef?: string) => {
  const bookingRef = randomUUID()
  const now = Date.now()
  return [
    event('BOOKING_CREATED', new Date(now - 3 * hour), {
      bookingRef,
      customer: { ref: name, name, email },
      service: { ref: 'bath', name: 'Bath' },
      petName: 'Biscuit',
      startsAt: new Date(now - 2 * hour).toISOString(),
      endsAt: new Date(now - hour).toISOString(),
      price: '40.00',
      ...(memberRef && { memberRef }),
    }),
    event('BOOKING_COMPLETED', new Date(now), { bookingRef }),
  ]
}

beforeAll(async () => {
  ;[house, browser] = await Promise.all([site(), launchBrowser()])
  const staff = await house.hire('STAFF')
  staffEmail = staff.email
  const { rows } = await house.sql.query<{ ref: string }>('select ref from team_members where id = $1', [staff.memberId])
  const owner = await house.member('OWNER')
  await record(owner, [
    ...visitOf('Ada Lovelace', 'ada@example.test'),
    ...visitOf('Grace Hopper', 'grace@example.test', rows[0]?.ref),
    ...visitOf('Joan Clarke', 'joan@example.test'),
  ])
  ;({ email: ownerEmail } = await house.hire('OWNER'))
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

const opened = async (email: string) => {
  const seen = await visit(browser)
  await signIn(seen.page, house.url, email)
  return seen
}

const customers = (page: Page) =>
  page
    .locator('main')
    .getByRole('link', { name: /Lovelace|Hopper|Clarke/ })
    .locator('visible=true')
const find = async (page: Page, text: string) => {
  await page.getByRole('searchbox').fill(text)
  await page.waitForURL(address => address.searchParams.get('search') === text)
}

describe('customers', () => {
  it('are listed, found by their whole address, and described by the team', async () => {
    const { page, complaints } = await opened(ownerEmail)
    await page.goto(`${house.url}/customers`)
    await page.getByRole('status').filter({ hasText: '3 customers' }).waitFor()
    await find(page, 'Ada@Example.test')
    await page.getByRole('status').filter({ hasText: '1 customer' }).waitFor()
    expect(await customers(page).allTextContents()).toEqual(['Ada Lovelace'])
    await find(page, 'nobody@example.test')
    await page.getByText('No customer fits').waitFor()
    await find(page, 'ada@example.test')
    await customers(page).first().click()
    await page.getByRole('heading', { level: 1, name: 'Ada Lovelace' }).waitFor()
    await page.getByRole('link', { name: 'ada@example.test' }).waitFor()
    await page.getByText('Biscuit').first().waitFor()

    await page.getByLabel('New note', { exact: true }).fill('Bites when tired')
    await page.getByLabel('Tags of the new note').fill('behaviour')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Add note' }).click()
    const note = page.getByRole('region', { name: 'Notes' }).getByRole('listitem')
    await note.filter({ hasText: 'Bites when tired' }).filter({ hasText: 'behaviour' }).getByRole('button', { name: 'Edit' }).click()
    await page.getByLabel('Note', { exact: true }).fill('Gentle when rested')
    await page.getByRole('button', { name: 'Save' }).click()
    await note.filter({ hasText: 'Gentle when rested' }).filter({ hasText: 'changed' }).waitFor()
    await note.filter({ hasText: 'behaviour' }).getByRole('button', { name: 'Delete' }).click()
    const asked = page.getByRole('dialog', { name: 'Delete the note?' })
    await asked.getByRole('button', { name: 'Keep it as it is' }).click()
    await asked.waitFor({ state: 'detached' })
    await note.getByRole('button', { name: 'Delete' }).click()
    await asked.getByRole('button', { name: 'Delete for good' }).click()
    await page.getByText('Nobody has written anything yet.').waitFor()

    await page.getByPlaceholder('Add a tag').fill('pays by invoice')
    const answered = page.waitForResponse(response => response.request().postData()?.includes('updateCustomerTags') ?? false)
    await page.keyboard.press('Enter')
    await answered
    await page.reload()
    await page.getByText('pays by invoice').first().waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('are erased by an owner who types the name; the figures stay', async () => {
    const { page } = await opened(ownerEmail)
    await untilLive(page)
    await untilKpi(page, 'revenue', 120)
    const before = await kpiOn(page, 'completedBookings')
    await page.goto(`${house.url}/customers`)
    await customers(page).filter({ hasText: 'Joan Clarke' }).click()
    await page.getByRole('button', { name: 'Erase' }).click()
    const dialog = page.getByRole('dialog', { name: 'Erase Joan Clarke?' })
    const goOn = dialog.getByRole('button', { name: 'Erase for good' })
    await dialog.getByRole('textbox').fill('Joan')
    expect(await goOn.isDisabled()).toBe(true)
    await dialog.getByRole('textbox').fill('Joan Clarke')
    await goOn.click()
    await page.waitForURL(`${house.url}/customers`)
    await page.getByRole('status').filter({ hasText: '2 customers' }).waitFor()
    expect(await customers(page).filter({ hasText: 'Joan Clarke' }).count()).toBe(0)
    await page.goto(house.url)
    await untilKpi(page, 'revenue', 120)
    expect(await kpiOn(page, 'completedBookings')).toBe(before)
    await page.context().close()
  })

  it("are those of one's own bookings for staff, who neither export nor erase", async () => {
    const { page } = await opened(staffEmail)
    await page.goto(`${house.url}/customers`)
    await customers(page).first().waitFor()
    expect(await customers(page).allTextContents()).toEqual(['Grace Hopper'])
    await customers(page).first().click()
    await page.getByRole('heading', { level: 1, name: 'Grace Hopper' }).waitFor()
    await page.getByLabel('New note', { exact: true }).waitFor()
    expect(await page.getByRole('button', { name: /Erase|Export/ }).count()).toBe(0)
    const { rows } = await house.sql.query<{ id: string }>("select id from customers where name = 'Ada Lovelace'")
    await page.goto(`${house.url}/customers/${rows[0]?.id}`)
    await page.getByText('There is no such customer').waitFor()
    await page.context().close()
  })
})
