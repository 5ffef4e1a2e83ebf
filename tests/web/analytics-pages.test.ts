import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, signIn, visit } from '../kit/browser'
import type { Client } from '../kit/client'
import { record } from '../kit/events'
import { returningCustomers } from '../kit/returning-customers'
import type { Site } from '../kit/site'
import { site } from '../kit/site'

let house: Site
let browser: Browser
let owner: Client
let ownerEmail: string

beforeAll(async () => {
  ;[house, browser] = await Promise.all([site(), launchBrowser()])
  owner = await house.member('OWNER')
  await record(owner, returningCustomers(Date.now()))
  ;({ email: ownerEmail } = await house.hire('OWNER'))
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

const opened = async (path: string, email = ownerEmail) => {
  const visitor = await visit(browser)
  await signIn(visitor.page, house.url, email)
  await visitor.page.goto(`${house.url}/analytics/${path}`)
  // What the server painted hears of no click until the page is alive.
  await visitor.page.waitForLoadState('networkidle')
  return visitor
}
const figure = (page: Page, name: string) => page.locator(`[data-figure="${name}"]`)
const untilFigure = (page: Page, name: string, value: number) => page.locator(`[data-figure="${name}"][data-value="${value}"]`).waitFor()

describe('services', () => {
  it('stand side by side, are ordered by any column, and lead to what is behind them', async () => {
    const { page, complaints } = await opened('services')
    const rows = page.locator('[data-service]')
    const names = () => rows.evaluateAll(each => each.map(row => row.getAttribute('data-service')))
    await rows.first().waitFor()
    expect(await names()).toEqual(['Groom', 'Bath'])
    expect(await rows.first().textContent()).toContain('80.00')
    await page.getByRole('button', { name: 'Repeat' }).click()
    await page.waitForURL(address => address.searchParams.get('sort') === 'repeat')
    await page.reload()
    await page.getByRole('columnheader', { name: 'Repeat' }).and(page.locator('[aria-sort="descending"]')).waitFor()

    await page.getByRole('link', { name: 'Groom', exact: true }).click()
    const panel = page.getByRole('dialog', { name: 'Groom' })
    await panel.getByText('Average price').waitFor()
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
    await rows
      .filter({ hasText: 'Groom' })
      .getByRole('link', { name: /^Completed of Groom: 2/ })
      .click()
    await page.waitForURL(address => address.pathname === '/bookings' && address.searchParams.get('status') === 'COMPLETED')
    await page.getByText('Grace Hopper').locator('visible=true').first().waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('show the columns that are chosen, kept in the address', async () => {
    const { page } = await opened('services?columns=completed,price')
    const headers = () => page.getByRole('columnheader').allTextContents()
    await page.locator('[data-service]').first().waitFor()
    expect((await headers()).map(text => text.trim())).toEqual(['Service', 'Completed', 'Average price'])
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Rating' }).click()
    await page.waitForURL(address => address.searchParams.get('columns') === 'completed,rating,price')
    await page.context().close()
  })
})

describe('experiments', () => {
  it('are set up, warn of deciding too early, and end when somebody says so twice', async () => {
    const { page, complaints } = await opened('experiments')
    await page.getByText('No experiment yet').waitFor()
    await page.getByRole('button', { name: 'New experiment' }).click()
    const form = page.getByRole('dialog', { name: 'New experiment' })
    await form.getByLabel('Name', { exact: true }).fill('Reminder')
    await form.getByRole('textbox', { name: 'Name of Variant 1' }).fill('As it is now')
    await form.getByRole('button', { name: 'Set it up' }).click()
    await form.getByText('is the name of another variant').waitFor()
    await form.getByRole('textbox', { name: 'Name of Variant 1' }).fill('Two days ahead')
    await form.getByRole('button', { name: 'Set it up' }).click()
    await form.waitFor({ state: 'detached' })
    await page.getByText('Waiting for the first customer').waitFor()

    const { experiments } = await owner.get<{ experiments: { id: string }[] }>('{ experiments { id } }')
    const { rows } = await house.sql.query<{ id: string }>('select id from customers')
    await owner.get('mutation ($id: ID!, $ids: [ID!]!) { exposeToExperiment(id: $id, customerIds: $ids) { variant } }', {
      id: experiments[0]?.id,
      ids: rows.map(({ id }) => id),
    })
    await page.reload()
    await page.getByText('Too early to tell').waitFor()
    expect(await page.locator('[data-variant]').count()).toBe(2)

    await page.getByRole('button', { name: 'End Reminder' }).click()
    await page.getByRole('dialog', { name: 'End Reminder?' }).getByRole('button', { name: 'End it now' }).click()
    await page.getByRole('button', { name: 'End Reminder' }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Running 0' }).click()
    await page.getByText('None of these').waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

describe('acquisition', () => {
  it('tells who came from where, and what each cost once spend is written down', async () => {
    const { page, complaints } = await opened('acquisition?range=30d')
    await untilFigure(page, 'newCustomers', 1)
    await untilFigure(page, 'spend', 0)
    await page.getByRole('button', { name: 'Add spend' }).click()
    const form = page.getByRole('dialog', { name: 'Add spend' })
    await form.getByRole('button', { name: 'Save the spend' }).click()
    await form.getByText('Write an amount such as 120.00.').waitFor()
    await form.getByLabel('Amount').fill('12,50')
    await form.getByLabel('What for').fill('Listing')
    await form.getByRole('button', { name: 'Save the spend' }).click()
    await form.waitFor({ state: 'detached' })
    await untilFigure(page, 'spend', 12.5)
    await untilFigure(page, 'cost', 12.5)
    expect(await page.locator('[data-source="SEARCH"]').textContent()).toContain('12.50')
    const funnel = page.getByRole('list', { name: 'The way of customers, step by step' }).getByRole('listitem')
    expect(await funnel.count()).toBe(4)
    expect(await funnel.nth(1).textContent()).toContain('50 %')

    await page.getByRole('button', { name: /^Change Search/ }).click()
    await page.getByRole('dialog', { name: 'Change spend' }).getByLabel('Amount').fill('20')
    await page.getByRole('button', { name: 'Save the spend' }).click()
    await untilFigure(page, 'spend', 20)
    await page.getByRole('button', { name: /^Delete Search/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete it' }).click()
    await untilFigure(page, 'spend', 0)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('is without costs for a manager, who may not see them', async () => {
    const { email } = await house.hire('MANAGER')
    const { page, complaints } = await opened('acquisition', email)
    await figure(page, 'newCustomers').waitFor()
    expect(await figure(page, 'spend').count()).toBe(0)
    expect(await page.getByText('Channel spend').count()).toBe(0)
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

describe('retention', () => {
  it('tells its definition, who came back month by month, and who is overdue', async () => {
    const { page, complaints } = await opened('retention')
    await figure(page, 'retention').waitFor()
    const cohorts = page.getByRole('table', { name: /Share of customers who came back/ })
    expect(await cohorts.getByRole('row').count()).toBeGreaterThan(3)
    expect(await cohorts.getByText('100 %').count()).toBeGreaterThanOrEqual(3)
    await page.getByRole('link', { name: 'Ada Lovelace' }).locator('visible=true').click()
    await page.getByRole('heading', { level: 1, name: 'Ada Lovelace' }).waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

describe('competitors', () => {
  it('are written down with the keyboard, compared, and removed', async () => {
    const { page, complaints } = await opened('competitors')
    await page.getByText('No competitors yet').waitFor()
    await house.sql.query('update services set price = 40')
    await page.getByRole('button', { name: 'New competitor' }).click()
    const form = page.getByRole('dialog', { name: 'New competitor' })
    await form.getByLabel('Name', { exact: true }).fill('Paws')
    await form.getByLabel('Stars').fill('4,5')
    await form.getByLabel('Reviews').fill('12')
    await form.getByRole('button', { name: 'Add a service' }).click()
    await page.keyboard.type('bath')
    await page.keyboard.press('Tab')
    await page.keyboard.type('50')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Taxi')
    await form.getByLabel('Latitude').fill('91')
    await form.getByLabel('Longitude').fill('13.405')
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText('must be between -90 and 90').waitFor()
    await form.getByLabel('Latitude').fill('52.52')
    await form.getByRole('button', { name: 'Save' }).click()
    await form.waitFor({ state: 'detached' })
    const row = page.locator('[data-competitor="Paws"]')
    await row.waitFor()
    expect(await row.textContent()).toContain('125 %')
    await page.getByRole('button', { name: /^Paws: 125 %, 4.50/ }).waitFor()

    await page.getByRole('button', { name: 'Your place', exact: true }).click()
    const place = page.getByRole('dialog', { name: 'Your place' })
    await place.getByLabel('Latitude').fill('52.53')
    await place.getByLabel('Longitude').fill('13.405')
    await place.getByRole('button', { name: 'Save the place' }).click()
    await row.getByText('1.1 km').waitFor()
    await row.getByRole('button', { name: 'Remove Paws' }).click()
    await page.getByRole('dialog', { name: 'Remove Paws?' }).getByRole('button', { name: 'Remove it' }).click()
    await page.getByText('No competitors yet').waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

it('none of it is offered to staff', async () => {
  const { email } = await house.hire('STAFF')
  const { page } = await opened('services', email)
  for (const path of ['services', 'experiments', 'acquisition', 'retention', 'competitors']) {
    await page.goto(`${house.url}/analytics/${path}`)
    await page.getByText('This page is not part of your role').waitFor()
    expect(await page.getByRole('button', { name: /^New (experiment|competitor)$|^Add spend$/ }).count(), path).toBe(0)
  }
  await page.context().close()
})
