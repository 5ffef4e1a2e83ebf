import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, signIn, untilLive, visit } from '../kit/browser'
import type { PostOffice } from '../kit/post'
import { postOffice } from '../kit/post'
import type { Site } from '../kit/site'
import { site } from '../kit/site'

let house: Site
let post: PostOffice
let browser: Browser
beforeAll(async () => {
  post = await postOffice()
  ;[house, browser] = await Promise.all([site({}, { SMTP_URL: post.url }), launchBrowser()])
})
afterAll(async () => {
  await browser.close()
  await house.close()
  await post.close()
})

const opened = async (email: string): Promise<Page> => {
  const { page } = await visit(browser)
  await signIn(page, house.url, email)
  return page
}

const openMember = async (page: Page, name: string) => {
  await page.goto(`${house.url}/team`)
  await page.getByRole('button', { name }).click()
  const panel = page.getByRole('dialog', { name })
  await panel.getByLabel('First name').waitFor()
  return panel
}

describe('the team', () => {
  it("grows by an invitation, and what an owner changes reaches the member's open page at once", async () => {
    const email = 'ida@example.test'
    const owner = await opened((await house.hire('OWNER')).email)
    await owner.goto(`${house.url}/team`)
    await owner.getByRole('button', { name: 'Add somebody' }).click()
    const form = owner.getByRole('dialog', { name: 'New member' })
    await form.getByLabel('First name').fill('Ida')
    await form.getByLabel('Last name').fill('Berg')
    await form.getByLabel('E-mail').fill(email)
    await form.getByRole('button', { name: 'Add and invite' }).click()
    await owner.getByRole('listitem').filter({ hasText: 'Ida Berg' }).filter({ hasText: 'Invited' }).waitFor()

    const { page: ida, complaints } = await visit(browser)
    await ida.goto(await post.linkTo(email))
    await ida.getByRole('heading', { name: 'Join Example Grooming' }).waitFor()
    await ida.getByRole('textbox', { name: 'Password' }).fill('three quiet otters sleep')
    await ida.getByRole('button', { name: 'Join the team' }).click()
    await ida.waitForURL(`${house.url}/`)
    await untilLive(ida)
    const customers = ida.getByRole('link', { name: 'Customers', exact: true }).first()
    await customers.waitFor()
    expect(complaints).toEqual([])

    const panel = await openMember(owner, 'Ida Berg')
    await panel.getByRole('checkbox', { name: 'See customers and how to reach them.' }).click()
    await panel.getByRole('button', { name: 'Save' }).click()
    await customers.waitFor({ state: 'detached' })
    await untilLive(ida)

    await panel.getByRole('button', { name: 'Remove from the team' }).click()
    await panel.getByRole('button', { name: 'Remove', exact: true }).click()
    await ida.waitForURL(/\/sign-in/)
    await owner.keyboard.press('Escape')
    await owner.getByRole('list', { name: 'Former members' }).getByText('Ida Berg').waitFor()
    await Promise.all([owner.context().close(), ida.context().close()])
  })

  it('shows managers neither pay nor rights', async () => {
    await house.hire('STAFF')
    const pay = /an hour/i
    const manager = await opened((await house.hire('MANAGER')).email)
    const panel = await openMember(manager, 'STAFF Example')
    expect(await panel.getByLabel(pay).count()).toBe(0)
    expect(await panel.getByRole('group', { name: 'Rights' }).count()).toBe(0)
    const owner = await opened((await house.hire('OWNER')).email)
    const whole = await openMember(owner, 'STAFF Example')
    expect(await whole.getByLabel(pay).count()).toBe(1)
    expect(await whole.getByRole('group', { name: 'Rights' }).count()).toBe(1)
    await Promise.all([manager.context().close(), owner.context().close()])
  })
})
