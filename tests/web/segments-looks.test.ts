import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, signIn, visit } from '../kit/browser'
import { completedBooking, record } from '../kit/events'
import { extremes, inspect } from '../kit/looks'
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
  ;({ email } = await house.hire('OWNER'))
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

describe.each(extremes)('$viewport.width, $colorScheme', ({ viewport, colorScheme }) => {
  it('segments and their builder are free of accessibility faults and fit their width', async () => {
    const { page, complaints } = await visit(browser, { viewport, colorScheme, reducedMotion: 'reduce' })
    await signIn(page, house.url, email)
    await page.goto(`${house.url}/segments`)
    await inspect(page, 'segments')
    await page.goto(`${house.url}/segments/new`)
    await page.getByRole('button', { name: 'Tag', exact: true }).waitFor()
    await inspect(page, 'a new segment')
    const every = [
      { field: 'TOTAL_SPENT', operator: 'BETWEEN', value: ['10.00', '900.00'] },
      { field: 'FIRST_BOOKING_DATE', operator: 'GTE', value: '2020-01-01' },
      {
        any: [
          { field: 'TAG', operator: 'EQ', value: 'gentle' },
          { field: 'CHURN_RISK', operator: 'LT', value: 0.5 },
          { field: 'RFM_SEGMENT', operator: 'IN', value: ['CHAMPIONS', 'LOST'] },
        ],
      },
      { not: { any: [{ field: 'HAS_UPCOMING_BOOKING', operator: 'EQ', value: true }] } },
    ]
    await page.goto(`${house.url}/segments/new?${new URLSearchParams({ criteria: JSON.stringify({ all: every }) }).toString()}`)
    await page.getByRole('button', { name: 'Save', exact: true }).waitFor()
    await page.locator('[data-estimate][data-fresh="true"]').waitFor()
    await inspect(page, 'every kind of condition')
    expect(complaints).toEqual([])
    await page.context().close()
  })
})
