import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const desktop = { width: 1440, height: 900 }
const phone = { width: 390, height: 844 }

/** The two screens that differ most. */
export const extremes = [
  { viewport: desktop, colorScheme: 'light' },
  { viewport: phone, colorScheme: 'dark' },
] as const

/** Both screens in both lights. */
export const everyScreen = [...extremes, { viewport: desktop, colorScheme: 'dark' }, { viewport: phone, colorScheme: 'light' }] as const

/** Motion would have half-faded colours judged. */
const settled = async (page: Page): Promise<void> => {
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(600)
}

/** Looks at a page as it stands: no accessibility fault, nothing wider than the screen. `where` names it in a failure. */
export const inspect = async (page: Page, where: string): Promise<void> => {
  await settled(page)
  const { violations } = await new AxeBuilder({ page }).analyze()
  const faults = violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target.join(' ')).join(', ')}`)
  expect.soft(faults, where).toEqual([])
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect.soft(overflow, `${where}: wider than the screen`).toBeLessThanOrEqual(0)
}

/** Closes the dialog that is open. */
export const closeDialog = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}
