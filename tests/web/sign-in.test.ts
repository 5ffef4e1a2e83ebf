import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillSignIn, launchBrowser, signIn, visit } from '../kit/browser'
import { password } from '../kit/people'
import type { Site } from '../kit/site'
import { site } from '../kit/site'

let house: Site
let browser: Browser
beforeAll(async () => {
  ;[house, browser] = await Promise.all([site(), launchBrowser()])
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

describe('signing in', () => {
  it('is asked for first, and leads back to where one wanted to go', async () => {
    const { email } = await house.hire('OWNER')
    const { page, complaints } = await visit(browser)
    await page.goto(`${house.url}/bookings?status=PENDING`)
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    await fillSignIn(page, email, password)
    await page.getByRole('heading', { level: 1, name: 'Bookings' }).waitFor()
    expect(new URL(page.url()).search).toBe('?status=PENDING')
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('does not say which half was wrong', async () => {
    const { email } = await house.hire('OWNER')
    const { page } = await visit(browser)
    await page.goto(`${house.url}/sign-in`)
    const told = async (who: string) => {
      await fillSignIn(page, who, 'not-the-password')
      const alert = page.getByRole('alert').filter({ hasText: /\w/ })
      await alert.waitFor()
      return alert.textContent()
    }
    expect(await told(email)).toBe(await told('nobody@example.test'))
    expect(new URL(page.url()).search).toBe('')
    await page.context().close()
  })

  it('ends with signing out, in every tab', async () => {
    const { email } = await house.hire('OWNER')
    const { page, context } = await visit(browser)
    await signIn(page, house.url, email)
    await page
      .getByRole('button', { name: /^Account of/ })
      .first()
      .click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.waitForURL(/\/sign-in/)
    const other = await context.newPage()
    await other.goto(house.url)
    expect(new URL(other.url()).pathname).toBe('/sign-in')
    await context.close()
  })
})
