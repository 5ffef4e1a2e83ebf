import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, signIn, untilLive, visit } from '../kit/browser'
import type { Client } from '../kit/client'
import { completedBooking, event, record } from '../kit/events'
import { extremes, inspect } from '../kit/looks'
import type { Site } from '../kit/site'
import { site } from '../kit/site'

const day = 86_400_000
const ago = (days: number) => new Date(Date.now() - days * day)

let house: Site
let browser: Browser
let owner: Client
let email: string

const planned = (bookingRef: string, name: string, startsAt: Date) =>
  event('BOOKING_CREATED', ago(3), {
    bookingRef,
    customer: { ref: name.toLowerCase(), name, email: `${name.toLowerCase()}@example.com` },
    service: { ref: 'bath', name: 'Bath' },
    startsAt: startsAt.toISOString(),
    price: '45.00',
  })

beforeAll(async () => {
  ;[house, browser] = await Promise.all([site(), launchBrowser()])
  owner = await house.member('OWNER')
  await record(owner, [
    ...completedBooking(ago(1), '20.00', { customer: 'past' }),
    ...completedBooking(ago(9), '20.00', { customer: 'long ago' }),
    planned('tomorrow', 'Ada', ago(-1)),
    planned('later', 'Grace', ago(-40)),
  ])
  ;({ email } = await house.hire('OWNER'))
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

const opened = async (path = '/bookings', options: Parameters<typeof visit>[1] = {}) => {
  const visitor = await visit(browser, options)
  await signIn(visitor.page, house.url, email)
  await visitor.page.goto(`${house.url}${path}`)
  await untilLive(visitor.page)
  return visitor
}
const link = (page: Page, name: string) => page.locator('main').getByRole('link', { name }).locator('visible=true')
const days = (page: Page) => page.locator('[data-day]').allTextContents()
const view = (page: Page, name: string) => page.getByRole('group', { name: 'Days' }).getByRole('button', { name }).click()

describe('the list of bookings', () => {
  it('opens on what is to come, day by day, with the past a click away', async () => {
    const { page, complaints } = await opened()
    await link(page, 'Ada').waitFor()
    expect((await days(page)).map(text => text.trim().slice(0, 8))[0]).toBe('Tomorrow')
    expect(await link(page, 'Customer').count()).toBe(0)
    await view(page, 'Past')
    await link(page, 'Customer past').waitFor()
    expect((await days(page))[0]).toMatch(/Yesterday|Today/)
    expect(await link(page, 'Ada').count()).toBe(0)
    expect(new URL(page.url()).search).toBe('?view=past')
    await page.getByRole('button', { name: 'Cancelled' }).click()
    await page.getByText('No booking fits').waitFor()
    await page.getByRole('link', { name: 'Show all bookings' }).click()
    await page.getByText('4 bookings').waitFor()
    // One change comes while the address is still being checked for the other.
    await page.locator('input[type=date]').evaluateAll(
      (inputs, dates) =>
        inputs.forEach((input, at) => {
          Object.assign(input, { value: dates[at] })
          input.dispatchEvent(new Event('change', { bubbles: true }))
        }),
      [ago(20), ago(5)].map(date => date.toISOString().slice(0, 10)),
    )
    await page.getByText('1 booking', { exact: true }).waitFor()
    expect([...new URL(page.url()).searchParams.keys()]).toEqual(['from', 'to'])
    await page.reload()
    await link(page, 'Customer long').waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('shows what others do, and holds back what is new while somebody reads', async () => {
    const { page } = await opened('/bookings?view=all')
    await link(page, 'Grace').waitFor()
    await record(owner, [planned('first', 'Linus', ago(-41))])
    await link(page, 'Linus').waitFor()
    await link(page, 'Linus').focus()
    await record(owner, [planned('second', 'Barbara', ago(-42)), event('BOOKING_CONFIRMED', new Date(), { bookingRef: 'later' })])
    const offer = page.getByRole('button', { name: '1 booking is new here' })
    await offer.waitFor()
    await page.getByRole('row', { name: /Grace/ }).getByText('Confirmed').waitFor()
    expect(await link(page, 'Barbara').count()).toBe(0)
    await offer.click()
    await link(page, 'Barbara').waitFor()
    await page.context().close()
  })
})

describe('a new booking', () => {
  const fillRest = async (page: Page) => {
    await page.getByRole('combobox', { name: 'Service' }).click()
    await page.getByRole('option', { name: /Bath/ }).click()
    await page.getByLabel('Time', { exact: true }).fill('23:30')
  }
  const addNew = async (page: Page, name: string) => {
    await page.keyboard.press('n')
    await page.getByRole('dialog', { name: 'New booking' }).waitFor()
    await page.getByRole('combobox', { name: 'Customer' }).fill(name)
    await page.getByRole('option', { name: `Add “${name}” as a new customer` }).click()
  }

  it('adds its customer and animal, and loses nothing when the network is gone', async () => {
    const { page } = await opened()
    await addNew(page, 'Rosalind Franklin')
    const dialog = page.getByRole('dialog', { name: 'New booking' })
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('email')
    await dialog.getByLabel('E-mail').fill('nobody')
    await dialog.getByLabel('Animal').fill('Bella')
    await fillRest(page)
    await dialog.getByRole('button', { name: 'Make the booking' }).click()
    await dialog.getByText(/e-mail address/i).waitFor()
    await dialog.getByLabel('E-mail').fill('rosalind@example.com')
    await page.route('**/graphql', route => route.abort())
    await dialog.getByRole('button', { name: 'Make the booking' }).click()
    await dialog.getByText('The server cannot be reached').waitFor()
    await page.unroute('**/graphql')
    await dialog.getByRole('button', { name: 'Make the booking' }).click()
    await page.getByText('Booking made').first().waitFor()
    await link(page, 'Rosalind Franklin').waitFor()
    const found = await owner.get<{ customers: { customers: { name: string; pets: { name: string }[] }[] } }>(
      '{ customers(search: "rosalind@example.com") { customers { name pets { name } } } }',
    )
    expect(found.customers.customers).toEqual([{ name: 'Rosalind Franklin', pets: [{ name: 'Bella' }] }])
    await page.context().close()
  })

  it('tells of somebody with the same address, whom one can take instead', async () => {
    const { page } = await opened()
    await addNew(page, 'A. Lovelace')
    const dialog = page.getByRole('dialog', { name: 'New booking' })
    await dialog.getByLabel('E-mail').fill('ADA@example.com')
    await dialog.getByRole('button', { name: 'Book for Ada' }).click()
    await expect.poll(() => dialog.getByRole('combobox', { name: 'Customer' }).inputValue()).toBe('Ada')
    await fillRest(page)
    await dialog.getByRole('button', { name: 'Make the booking' }).click()
    await page.getByText('Booking made').first().waitFor()
    await page.context().close()
  })
})

describe.each(extremes)('$viewport.width, $colorScheme', options => {
  it('list and form are free of accessibility faults and fit their width', async () => {
    const { page, complaints } = await opened('/bookings', { ...options, reducedMotion: 'reduce' })
    await inspect(page, 'from today')
    await page.goto(`${house.url}/bookings?view=all`)
    await link(page, 'Ada').first().waitFor()
    await inspect(page, 'all')
    await page.getByRole('button', { name: 'New booking' }).locator('visible=true').first().click()
    await page.getByRole('combobox', { name: 'Customer' }).fill('Somebody')
    await page.getByRole('option', { name: 'Add “Somebody” as a new customer' }).click()
    await page.getByRole('dialog').getByLabel('E-mail').fill('ada@example.com')
    await page.getByRole('button', { name: 'Book for Ada' }).waitFor()
    await inspect(page, 'a booking for somebody new')
    expect(complaints).toEqual([])
    await page.context().close()
  })
})
