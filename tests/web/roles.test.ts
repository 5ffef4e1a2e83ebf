import type { TeamRole } from '@dashboard/schema/vocabulary'
import { teamRoles } from '@dashboard/schema/vocabulary'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, signIn, untilLive, visit } from '../kit/browser'
import { completedBooking, record } from '../kit/events'
import { insertProvider, sealedEmail } from '../kit/people'
import type { Site } from '../kit/site'
import { site } from '../kit/site'

let house: Site
let browser: Browser
beforeAll(async () => {
  ;[house, browser] = await Promise.all([site({ name: 'Paws & Co.' }), launchBrowser()])
  const owner = await house.member('OWNER')
  await record(owner, completedBooking(new Date(), '62.50'))
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

const own = ['/settings/account', '/settings/security']
const business = ['/customers', '/segments', '/analytics', '/team', '/settings/tokens', '/settings/audit', '/settings/privacy']
/** What each role may open of the business; the rest says kindly that it is not theirs. */
const allowed: Record<TeamRole, string[]> = {
  OWNER: business,
  MANAGER: ['/customers', '/segments', '/analytics', '/team'],
  STAFF: ['/customers', '/team'],
  CONTRACTOR: [],
}
const linksIn = (page: Page, nav: string) =>
  page
    .getByRole('navigation', { name: nav })
    .locator('visible=true')
    .getByRole('link')
    .evaluateAll(links => links.map(link => link.getAttribute('href')))

/** What the page asked the API for and was refused. */
const refusals = (page: Page): string[] => {
  const found: string[] = []
  page.on('response', async response => {
    if (!response.url().endsWith('/graphql')) return
    const text = await response.text().catch(() => '')
    if (text.includes('"errors"')) found.push(text.slice(0, 300))
  })
  return found
}

describe.each(teamRoles)('%s', role => {
  it('is offered what the role may do, and nothing fails', async () => {
    const { email } = await house.hire(role)
    const { page, complaints } = await visit(browser)
    const refused = refusals(page)
    await signIn(page, house.url, email)
    await page.getByRole('heading', { level: 1, name: role === 'CONTRACTOR' ? 'My day' : 'Overview' }).waitFor()
    await untilLive(page)
    const main = allowed[role].filter(path => !path.startsWith('/settings'))
    expect(await linksIn(page, 'Main')).toEqual(['/', '/bookings', ...main])
    for (const path of [...own, ...business, '/bookings']) {
      await page.goto(`${house.url}${path}`)
      await page.waitForLoadState('networkidle')
      const isMine = [...own, ...allowed[role], '/bookings'].includes(path)
      expect.soft(await page.getByText('This page is not part of your role').count(), path).toBe(isMine ? 0 : 1)
      expect.soft(await page.getByRole('heading', { level: 1 }).count(), path).toBeLessThanOrEqual(1)
      if (path === own[0])
        expect(await linksIn(page, 'Settings')).toEqual([...own, ...allowed[role].filter(each => each.startsWith('/settings'))])
    }
    const makes = await page.getByRole('button', { name: 'New booking' }).locator('visible=true').count()
    expect(makes > 0).toBe(role !== 'CONTRACTOR')
    expect(refused).toEqual([])
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

it('somebody of two businesses goes from one to the other', async () => {
  const { email, memberId } = await house.hire('OWNER')
  const second = await insertProvider(house.sql, { name: 'Second Salon' })
  await house.sql.query(
    `insert into team_members (provider_id, id, ref, user_id, email, first_name, last_name, role, hired_date)
     select $1, gen_random_uuid(), gen_random_uuid(), user_id, $3, first_name, last_name, 'STAFF', '2024-01-01' from team_members where id = $2`,
    [second, memberId, sealedEmail(second, email)],
  )
  const { page } = await visit(browser)
  await signIn(page, house.url, email)
  const from = await page.getByText('Second Salon').count()
  await page
    .getByRole('button', { name: /^Account of/ })
    .locator('visible=true')
    .click()
  await page.getByRole('menuitem', { name: from > 0 ? 'Paws & Co.' : 'Second Salon' }).click()
  await page
    .getByText(from > 0 ? 'Paws & Co.' : 'Second Salon')
    .first()
    .waitFor()
  await page.context().close()
})

describe('the policy of a page', () => {
  it('lets no script in that the server did not put there, and no page breaks it', async () => {
    const { email } = await house.hire('OWNER')
    const { page, complaints } = await visit(browser)
    await page.addInitScript(() => {
      Object.assign(window, { violations: [] as string[] })
      document.addEventListener('securitypolicyviolation', event => {
        ;(window as unknown as { violations: string[] }).violations.push(`${event.violatedDirective} ${event.blockedURI}`)
      })
    })
    const violations = () => page.evaluate(() => (window as unknown as { violations: string[] }).violations)
    await page.goto(`${house.url}/sign-in`)
    expect(await violations()).toEqual([])
    await signIn(page, house.url, email)
    await untilLive(page)
    await page.locator('[data-chart]').first().waitFor()
    expect(await violations()).toEqual([])
    for (const path of ['/bookings', '/customers', '/team', '/analytics/revenue', '/analytics/metrics', ...own, ...business.slice(3)]) {
      await page.goto(`${house.url}${path}`)
      await page.waitForLoadState('networkidle')
      expect.soft(await violations(), path).toEqual([])
    }
    expect(complaints).toEqual([])
    const ran = await page.evaluate(async () => {
      const holder = document.createElement('div')
      document.body.append(holder)
      holder.innerHTML = '<img src="data:," onerror="window.intruder = true">'
      const script = document.createElement('script')
      script.textContent = 'window.intruder = true'
      document.body.append(script)
      await new Promise(resolve => setTimeout(resolve, 300))
      return 'intruder' in window
    })
    expect(ran).toBe(false)
    expect((await violations()).length).toBeGreaterThanOrEqual(2)
    await page.context().close()
  })

  it('is another with every answer, and names no way around it', async () => {
    const policies = await Promise.all(
      [0, 1].map(async () => (await fetch(`${house.url}/sign-in`)).headers.get('content-security-policy') ?? ''),
    )
    const [first, second] = policies.map(policy => /script-src ([^;]*)/.exec(policy)?.[1] ?? '')
    expect(first).toMatch(/^'self' 'nonce-[\w+/]{22}=='$/)
    expect(first).not.toBe(second)
    expect(policies[0]).toMatch(/object-src 'none'.*base-uri 'none'.*frame-ancestors 'none'/)
  })
})
