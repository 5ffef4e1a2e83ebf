import { Secret, TOTP } from 'otpauth'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillSignIn, launchBrowser, signIn, visit } from '../kit/browser'
import { Client } from '../kit/client'
import { password } from '../kit/people'
import type { PostOffice } from '../kit/post'
import { postOffice } from '../kit/post'
import type { Site } from '../kit/site'
import { site } from '../kit/site'

const newPassword = 'three quiet otters sleep'

let house: Site
let post: PostOffice
let browser: Browser
beforeAll(async () => {
  post = await postOffice()
  ;[house, browser] = await Promise.all([site({ name: 'Paws & Co.' }, { SMTP_URL: post.url }), launchBrowser()])
})
afterAll(async () => {
  await browser.close()
  await house.close()
  await post.close()
})

const home = (page: Page) => page.waitForURL(url => url.pathname === '/')

describe('somebody who is invited', () => {
  it('chooses a password behind the link of the letter, and is in', async () => {
    const owner = await house.member('OWNER')
    const add = 'mutation { addTeamMember(input: { email: "ida@example.test", firstName: "Ida", role: CONTRACTOR }) { invitationSent } }'
    await owner.get(add)
    const { page, complaints } = await visit(browser)
    await page.goto(await post.linkTo('ida@example.test'))
    await page.getByRole('heading', { name: 'Join Paws & Co.' }).waitFor()
    expect(await page.getByLabel('E-mail').inputValue()).toBe('ida@example.test')
    await page.getByRole('textbox', { name: 'Password' }).fill(newPassword)
    await page.getByRole('button', { name: 'Join the team' }).click()
    await home(page)
    await page.getByRole('heading', { name: 'My day' }).waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('is told kindly when the link works no longer', async () => {
    const { page } = await visit(browser)
    await page.goto(`${house.url}/accept-invitation#${'made-up'.repeat(9)}`)
    await page.getByRole('heading', { name: 'This invitation does not work' }).waitFor()
    await page.context().close()
  })
})

describe('a forgotten password', () => {
  it('is replaced through the letter, which works once', async () => {
    const { email } = await house.hire('STAFF')
    const { page } = await visit(browser)
    await page.goto(`${house.url}/sign-in`)
    await page.getByRole('link', { name: 'Forgot your password?' }).click()
    await page.getByRole('heading', { name: 'Forgot your password?' }).waitFor()
    await page.getByLabel('E-mail').fill(email)
    await page.getByRole('button', { name: 'Send the link' }).click()
    await page.getByRole('heading', { name: 'Look into your mail' }).waitFor()
    const link = await post.linkTo(email)
    await page.goto(link)
    const choose = async (word: string) => {
      await page.getByRole('textbox', { name: 'New password' }).fill(word)
      await page.getByRole('button', { name: 'Set the password' }).click()
    }
    await choose('short')
    await page
      .getByText(/10|ten characters/)
      .last()
      .waitFor()
    await choose(newPassword)
    await page.getByRole('heading', { name: 'Your new password is set' }).waitFor()
    await page.getByRole('link', { name: 'Sign in' }).click()
    await fillSignIn(page, email, newPassword)
    await home(page)
    await page.goto('about:blank')
    await page.goto(link)
    await choose(newPassword)
    await page.getByRole('link', { name: 'Ask for another link' }).waitFor()
    await page.context().close()
  })
})

describe('the second factor', () => {
  it('is set up by a code, asked for at the sign-in, and replaced once by a recovery code', async () => {
    const { email } = await house.hire('MANAGER')
    const { page, complaints } = await visit(browser)
    await signIn(page, house.url, email)
    await page.goto(`${house.url}/settings/security`)
    await page.getByRole('button', { name: 'Set it up' }).click()
    await page.getByAltText('QR code of the secret').waitFor()
    const secret = (await page.locator('code').first().textContent())!.trim()
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate()
    await page.getByRole('textbox', { name: 'Code' }).fill(code)
    await page.getByRole('button', { name: 'Turn it on' }).click()
    const codes = page.getByRole('status').getByRole('listitem')
    await codes.first().waitFor()
    expect(await codes.count()).toBe(10)
    const recovery = (await codes.first().textContent())!.trim()
    expect(complaints).toEqual([])

    const phone = await visit(browser, { viewport: { width: 390, height: 844 } })
    await phone.page.goto(`${house.url}/sign-in`)
    await fillSignIn(phone.page, email, password)
    const field = phone.page.getByRole('textbox', { name: 'Code' })
    await field.fill('000000')
    await phone.page.getByRole('button', { name: 'Sign in' }).click()
    await phone.page.getByText('This code is wrong').waitFor()
    await field.fill(recovery)
    await phone.page.getByRole('button', { name: 'Sign in' }).click()
    await home(phone.page)

    await page.reload()
    await page.getByText('9 recovery codes are left').waitFor()
    await page.getByRole('textbox', { name: 'Your password, to change this' }).fill(password)
    await page.getByRole('button', { name: 'Turn it off' }).click()
    await page.getByRole('button', { name: 'Set it up' }).waitFor()
    await Promise.all([page.context().close(), phone.context.close()])
  })
})

describe('the settings', () => {
  it('end other sessions, and say where they were', async () => {
    const person = await house.hire('STAFF')
    const elsewhere = new Client(house.url)
    await elsewhere.signIn(person.email, password)
    const { page } = await visit(browser)
    await signIn(page, house.url, person.email)
    await page.goto(`${house.url}/settings/security`)
    await page.getByText('This one').waitFor()
    await page.getByRole('button', { name: 'Sign out everywhere else' }).click()
    await page.getByText('Signed out everywhere else').first().waitFor()
    expect((await elsewhere.ask('{ viewer { id } }')).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED')
    await page.context().close()
  })

  it("keep one's own contact", async () => {
    const { email } = await house.hire('CONTRACTOR')
    const { page, complaints } = await visit(browser)
    await signIn(page, house.url, email)
    await page.goto(`${house.url}/settings/account`)
    await page.getByLabel('Address').fill('1 Kennel Lane')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved').first().waitFor()
    await page.reload()
    await expect.poll(() => page.getByLabel('Address').inputValue(), { timeout: 60_000 }).toBe('1 Kennel Lane')
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('make a token that works until it is revoked', async () => {
    const { email } = await house.hire('OWNER')
    const { page, complaints } = await visit(browser)
    await signIn(page, house.url, email)
    await page.goto(`${house.url}/settings/tokens`)
    await page.getByRole('button', { name: 'New token' }).first().click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Accounting')
    await page.getByRole('checkbox', { name: 'Read bookings' }).click()
    await page.getByRole('button', { name: 'Make the token' }).click()
    const system = new Client(house.url)
    system.token = (await page.locator('[data-token-secret]').textContent())!.trim()
    await page.getByRole('button', { name: 'I have stored it' }).click()
    expect(await page.content()).not.toContain(system.token)
    const works = async () => (await system.ask('{ bookings { totalCount } }')).errors === undefined
    expect(await works()).toBe(true)
    await page.getByText('Bookings: read').waitFor()
    await page.getByRole('button', { name: 'Revoke Accounting' }).click()
    await page.getByRole('button', { name: 'Revoke the token' }).click()
    await page.locator('[data-token="Accounting"]').waitFor({ state: 'detached' })
    expect(await works()).toBe(false)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('show the audit log, filter it and hand it out', async () => {
    const { email } = await house.hire('OWNER')
    const { page } = await visit(browser)
    await signIn(page, house.url, email)
    await page.goto(`${house.url}/settings/audit`)
    await page.locator('[data-action="SIGNED_IN"]').first().waitFor()
    await page.getByRole('combobox', { name: 'What' }).click()
    await page.getByRole('option', { name: 'API tokens' }).click()
    await page.locator('[data-action="TOKEN_CREATED"]').first().waitFor()
    await page.locator('[data-action="SIGNED_IN"]').first().waitFor({ state: 'detached' })
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export' }).click()])
    expect(file.suggestedFilename()).toMatch(/^audit-log-.*\.csv$/)
    await page.context().close()
  })

  it('ask before more is removed', async () => {
    const { email } = await house.hire('OWNER')
    const { page, complaints } = await visit(browser)
    await signIn(page, house.url, email)
    await page.goto(`${house.url}/settings/privacy`)
    const notes = page.getByRole('combobox', { name: 'How long notes about customers are kept' })
    const choose = async (span: string) => {
      await notes.click()
      await page.getByRole('option', { name: span, exact: true }).click()
    }
    await choose('1 year')
    await page.getByRole('button', { name: 'Keep it as it is' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await notes.textContent()).toContain('For ever')
    await choose('1 year')
    await page.getByRole('button', { name: 'Remove what is older' }).click()
    await expect.poll(() => notes.textContent()).toContain('1 year')
    expect(complaints).toEqual([])
    await page.context().close()
  })
})
