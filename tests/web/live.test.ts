import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { quantile } from '../bench/measure'
import { kpiOn, launchBrowser, signIn, untilKpi, untilLive, visit } from '../kit/browser'
import type { Client } from '../kit/client'
import { completedBooking, record } from '../kit/events'
import type { Site } from '../kit/site'
import { site } from '../kit/site'

const rounds = 40
const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

let house: Site
let browser: Browser
let sender: Client
beforeAll(async () => {
  ;[house, browser] = await Promise.all([site(), launchBrowser()])
  sender = await house.member('OWNER')
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

const opened = async (): Promise<Page> => {
  const { email } = await house.hire('OWNER')
  const { page } = await visit(browser)
  await signIn(page, house.url, email)
  await untilLive(page)
  return page
}

const complete = () => record(sender, completedBooking(new Date(), '10.00'))

/** Resolves in the page with the instant of the first frame that shows `value`. */
const shownAt = (page: Page, name: string, value: number): Promise<number> =>
  page.evaluate(
    ({ selector }) =>
      new Promise<number>(resolve => {
        const check = () => {
          if (!document.querySelector(selector)) return
          observer.disconnect()
          requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()))
        }
        const observer = new MutationObserver(check)
        observer.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-value'] })
        check()
      }),
    { selector: `[data-kpi="${name}"][data-value="${value}"]` },
  )

describe('an open page', () => {
  it('shows what another client sends, without a reload', async () => {
    const page = await opened()
    await page.evaluate(() => Object.assign(window, { untouched: true }))
    const start = (await kpiOn(page, 'completedBookings')) ?? 0
    const latencies: number[] = []
    for (let round = 1; round <= rounds; round += 1) {
      const shown = shownAt(page, 'completedBookings', start + round)
      await wait(20)
      await complete()
      const acknowledged = performance.timeOrigin + performance.now()
      latencies.push(Math.max(0, (await shown) - acknowledged))
    }
    const [median, p99] = [quantile(latencies, 0.5), quantile(latencies, 0.99)]
    console.log(`from acknowledgement to screen, ${rounds} events: median ${median.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`)
    expect(await page.evaluate(() => 'untouched' in window)).toBe(true)
    expect(await kpiOn(page, 'revenue')).toBe(10 * (start + rounds))
    await page.context().close()
  })

  it('tells what happened in its activity', async () => {
    const page = await opened()
    const { events } = { events: completedBooking(new Date(), '10.00', { customer: 'grace' }) }
    await record(sender, events)
    await page.getByRole('region', { name: 'Activity' }).getByText('Customer grac').first().waitFor()
    await page.context().close()
  })

  it('catches up after the server was gone, and says so meanwhile', async () => {
    const page = await opened()
    const before = (await kpiOn(page, 'completedBookings')) ?? 0
    await house.kill()
    await page.getByRole('status').filter({ hasText: 'Reconnecting' }).first().waitFor()
    await house.restart()
    await complete()
    await untilKpi(page, 'completedBookings', before + 1)
    await untilLive(page)
    await complete()
    await untilKpi(page, 'completedBookings', before + 2)
    await page.context().close()
  })
})
