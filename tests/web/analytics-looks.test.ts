import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, signIn, untilLive, visit } from '../kit/browser'
import type { Client } from '../kit/client'
import { record } from '../kit/events'
import { extremes, inspect } from '../kit/looks'
import { returningCustomers } from '../kit/returning-customers'
import type { Site } from '../kit/site'
import { site } from '../kit/site'

let house: Site
let browser: Browser
let email: string

/** All that the pages can show: spend, competitors with prices, a running test with customers. */
const fill = async (owner: Client) => {
  const today = new Date().toISOString().slice(0, 10)
  await owner.get('mutation ($input: ChannelSpendInput!) { saveChannelSpend(input: $input) { id } }', {
    input: { channel: 'SEARCH', amount: '12.50', startsOn: today, endsOn: today, note: 'Listing' },
  })
  for (const [name, price] of [
    ['Paws', '50'],
    ['Claws', '30'],
  ]) {
    await owner.get('mutation ($input: CompetitorInput!) { saveCompetitor(input: $input) { id } }', {
      input: {
        name,
        rating: 4.5,
        reviewCount: 12,
        services: [{ name: 'Bath', price }, { name: 'Taxi' }],
        strengths: ['late hours'],
        weaknesses: ['far'],
      },
    })
  }
  const { createExperiment } = await owner.get<{ createExperiment: { id: string } }>(
    'mutation ($input: ExperimentInput!) { createExperiment(input: $input) { id } }',
    { input: { name: 'Reminder', hypothesis: 'It helps.', variants: [{ name: 'None' }, { name: 'Two days ahead' }] } },
  )
  const { rows } = await house.sql.query<{ id: string }>('select id from customers')
  await owner.get('mutation ($id: ID!, $ids: [ID!]!) { exposeToExperiment(id: $id, customerIds: $ids) { variant } }', {
    id: createExperiment.id,
    ids: rows.map(({ id }) => id),
  })
}

beforeAll(async () => {
  ;[house, browser] = await Promise.all([site(), launchBrowser()])
  const owner = await house.member('OWNER')
  await record(owner, returningCustomers(Date.now()))
  await house.sql.query('update services set price = 40')
  await fill(owner)
  ;({ email } = await house.hire('OWNER'))
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

/** Each page with what tells that it is full, and the panel that one opens on it. */
const pages = [
  { path: 'services', full: '[data-service]', opens: { role: 'link', name: 'Bath' } },
  { path: 'experiments', full: '[data-variant]', opens: { role: 'button', name: 'New experiment' } },
  { path: 'acquisition', full: '[data-spend]', opens: { role: 'button', name: 'Add spend' } },
  { path: 'retention', full: '[data-cell]', opens: null },
  { path: 'competitors', full: '[data-competitor]', opens: { role: 'button', name: 'New competitor' } },
] as const

describe.each(extremes)('$viewport.width wide, $colorScheme', view => {
  it.each(pages)('$path is free of accessibility faults and fits its width', async ({ path, full, opens }) => {
    const { page, complaints } = await visit(browser, { ...view, reducedMotion: 'reduce' })
    await signIn(page, house.url, email)
    await page.goto(`${house.url}/analytics/${path}`)
    await page.locator(full).first().waitFor()
    await page.waitForLoadState('networkidle')
    for (const summary of await page.locator('summary').all()) await summary.click()
    await inspect(page, path)
    if (opens) {
      await page.getByRole(opens.role, { name: opens.name, exact: true }).first().click()
      await page.getByRole('dialog').waitFor()
      await inspect(page, `${path}, opened`)
    }
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

describe('the pages of the analytics', () => {
  it('are painted by the server, with their figures', async () => {
    const client = await house.member('OWNER')
    const textOf = async (path: string) => (await fetch(`${house.url}/analytics/${path}`, { headers: { cookie: client.cookie } })).text()
    expect(await textOf('services')).toMatch(/data-service="Groom"/)
    expect(await textOf('acquisition')).toMatch(/data-figure="newCustomers"/)
    expect(await textOf('retention')).toContain('Ada Lovelace')
    expect(await textOf('competitors')).toContain('late hours')
    expect(await textOf('experiments')).toContain('Two days ahead')
  })

  it('give their figures away as a file', async () => {
    const { page } = await visit(browser)
    await signIn(page, house.url, email)
    await page.goto(`${house.url}/analytics/services`)
    await untilLive(page)
    await page.getByRole('button', { name: 'More about Performance' }).click()
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'Figures (CSV)' }).click()])
    const lines = (await readFile(await download.path(), 'utf8')).split('\r\n')
    expect(lines[0]).toContain('Rank,Service,Revenue,Completed')
    expect(lines[1]).toContain('1,Groom,80.00,2')
    await page.context().close()
  })

  it('let the arrow keys go through the cohorts, to the bookings behind a cell', async () => {
    const { page } = await visit(browser)
    await signIn(page, house.url, email)
    await page.goto(`${house.url}/analytics/retention`)
    await untilLive(page)
    await page.locator('[data-cell="0-0"]').focus()
    await page.keyboard.press('ArrowRight')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-cell'))).toBe('0-1')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Enter')
    await page.waitForURL(address => address.pathname === '/bookings' && address.searchParams.has('since'))
    await page.getByText('Ada Lovelace').locator('visible=true').first().waitFor()
    await page.context().close()
  })
})
