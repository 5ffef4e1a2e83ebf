import { existsSync, mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { password } from './people'

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
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
]

const unpacked = fileURLToPath(new URL('../../node_modules/.cache/chromium', import.meta.url))

/**
 * Linux on x64 gets a browser from npm; it brings its own libraries only when it believes to run where it was made for.
 * It unpacks itself into the temporary folder, for its first user alone: each checkout gets its own.
 */
const bundledBrowser = async (): Promise<string> => {
  mkdirSync(unpacked, { recursive: true })
  const { TMPDIR } = process.env
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x'
  process.env.TMPDIR = unpacked
  try {
    const { default: bundled } = await import('@sparticuz/chromium')
    return await bundled.executablePath()
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = TMPDIR
  }
}

/** The browser of the system, else the one that npm brings, else the one that `playwright install chromium` has put there. */
const browserPath = async (): Promise<string | undefined> => {
  const installed = systemBrowsers.find(path => existsSync(path))
  if (installed) return installed
  return process.platform === 'linux' && process.arch === 'x64' ? bundledBrowser() : undefined
}

export const launchBrowser = async (): Promise<Browser> => chromium.launch({ executablePath: await browserPath(), args: quiet })

export interface Visit {
  context: BrowserContext
  page: Page
  /** What the page complained of: uncaught errors and console errors. */
  complaints: string[]
}

/** A fresh visitor, without cookies. */
export const visit = async (browser: Browser, options: BrowserContextOptions = {}): Promise<Visit> => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options })
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', error => complaints.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error' || /hydrat/i.test(message.text())) complaints.push(message.text())
  })
  return { context, page, complaints }
}

/** Fills in the sign-in form and sends it, as a person would. */
export const fillSignIn = async (page: Page, email: string, word: string): Promise<void> => {
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(word)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Signs in through the page and waits for what comes after. */
export const signIn = async (page: Page, url: string, email: string): Promise<void> => {
  await page.goto(`${url}/sign-in`)
  await fillSignIn(page, email, password)
  await page.waitForURL(address => !address.pathname.startsWith('/sign-in'))
}

/** Waits until the page hears of what happens. */
export const untilLive = (page: Page): Promise<void> => page.getByRole('status').filter({ hasText: 'Live' }).first().waitFor()

/** The figure of a KPI as it stands on the page; null where it is unknown. */
export const kpiOn = async (page: Page, name: string): Promise<number | null> => {
  const value = await page.locator(`[data-kpi="${name}"]`).getAttribute('data-value')
  return value === null || value === '' ? null : Number(value)
}

/** Waits until a KPI stands at `value` on the page. */
export const untilKpi = (page: Page, name: string, value: number): Promise<void> =>
  page.locator(`[data-kpi="${name}"][data-value="${value}"]`).waitFor()
