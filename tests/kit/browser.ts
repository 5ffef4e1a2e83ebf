import { existsSync } from 'node:fs'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { chromium } from 'playwright-core'

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const quiet = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-gpu',
  '--force-color-profile=srgb',
]

/** The browser of the system, or the one that npm brings; the latter finds its own libraries only when it believes to be there. */
const launchOptions = async (): Promise<{ executablePath: string; args: string[] }> => {
  const installed = systemBrowsers.find(path => existsSync(path))
  if (installed) return { executablePath: installed, args: quiet }
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x'
  const { default: bundled } = await import('@sparticuz/chromium')
  return { executablePath: await bundled.executablePath(), args: [...bundled.args.filter(arg => !arg.startsWith('--headless')), ...quiet] }
}

export const launchBrowser = async (): Promise<Browser> => chromium.launch({ headless: true, ...(await launchOptions()) })

export interface Visit {
  context: BrowserContext
  page: Page
  /** What the page complained of: uncaught errors and console errors. */
  complaints: string[]
}

/** A fresh visitor, without cookies. */
export const visit = async (browser: Browser, options: BrowserContextOptions = {}): Promise<Visit> => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', error => complaints.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  return { context, page, complaints }
}

/** Signs in through the page, as a person would. */
export const signIn = async (page: Page, url: string, email: string, password: string): Promise<void> => {
  await page.goto(`${url}/sign-in`)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(address => !address.pathname.startsWith('/sign-in'))
}
