import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, signIn, visit } from '../kit/browser'
import { event, record } from '../kit/events'
import type { Site } from '../kit/site'
import { site } from '../kit/site'

const hour = 3_600_000
const people = [
  { name: 'Zoë Ärger', price: '120.50' },
  { name: '=HYPERLINK("http://evil.test")', price: '80.00' },
  { name: 'Ada, "the first"', price: '40.00' },
]

let house: Site
let browser: Browser
let email: string

const visitOf = ({ name, price }: (typeof people)[number], index: number) => {
  const now = Date.now()
  const bookingRef = `booking ${index}`
  return [
    event('BOOKING_CREATED', new Date(now - 3 * hour), {
      bookingRef,
      customer: { ref: name, name, phone: `+49 30 000000${index}` },
      service: { ref: 'bath', name: 'Bath' },
      startsAt: new Date(now - 2 * hour).toISOString(),
      endsAt: new Date(now - hour).toISOString(),
      price,
    }),
    event('BOOKING_COMPLETED', new Date(now), { bookingRef }),
  ]
}

beforeAll(async () => {
  ;[house, browser] = await Promise.all([site(), launchBrowser()])
  await record(await house.member('OWNER'), people.flatMap(visitOf))
  ;({ email } = await house.hire('OWNER'))
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

const listed = async (path: string) => {
  const seen = await visit(browser, { acceptDownloads: true })
  await signIn(seen.page, house.url, email)
  await seen.page.goto(`${house.url}${path}`)
  await seen.page.getByRole('grid').waitFor()
  await seen.page.waitForLoadState('networkidle')
  return seen
}
const opened = async (path: string) => {
  const seen = await listed(path)
  await seen.page.getByRole('button', { name: 'Export', exact: true }).click()
  const dialog = seen.page.getByRole('dialog', { name: 'Export customers' })
  await dialog.waitFor()
  return { ...seen, dialog }
}
const fetched = async (page: Page): Promise<{ name: string; bytes: Buffer }> => {
  const dialog = page.getByRole('dialog', { name: 'Export customers' })
  await dialog.locator('[data-status="READY"]').waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('link', { name: 'Download' }).click()])
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

describe('an export', () => {
  it('has the columns in the order that was chosen by the keyboard, as CSV that spreadsheets read', async () => {
    const { page, dialog, complaints } = await opened('/customers')
    await dialog.getByText('3 customers: everybody').waitFor()
    await dialog.getByRole('radio', { name: 'CSV' }).click()
    await dialog.getByRole('button', { name: 'None' }).click()
    for (const column of ['Name', 'Phone', 'Spent']) await dialog.getByRole('checkbox', { name: column, exact: true }).check()
    await dialog.getByRole('button', { name: 'Move Phone: arrow up and down' }).focus()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    await dialog.getByRole('status').filter({ hasText: 'Phone is column 1' }).waitFor()
    await dialog.getByRole('button', { name: 'Export 3 customers' }).click()
    const { name, bytes } = await fetched(page)
    expect(name).toMatch(/\.csv$/)
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const rows = parse(bytes, { bom: true })
    expect(rows[0]?.map(title => title.toLowerCase())).toEqual(['phone', 'name', expect.stringContaining('spent')])
    expect(rows.slice(1).map(row => row[1])).toEqual(['Zoë Ärger', `'${people[1]?.name ?? ''}`, people[2]?.name])
    expect(rows.slice(1).map(row => Number(row[2]))).toEqual([120.5, 80, 40])
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('has exactly those whom the list shows, as a workbook that is read back', async () => {
    const { page, dialog } = await opened('/customers?search=Zo%C3%AB')
    await dialog.getByText('1 customer: found by “Zoë”').waitFor()
    await dialog.getByRole('radio', { name: 'Excel' }).click()
    await dialog.getByRole('button', { name: 'Export 1 customer' }).click()
    const { name, bytes } = await fetched(page)
    expect(name).toMatch(/\.xlsx$/)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(new Uint8Array(bytes).buffer)
    const sheet = book.worksheets[0]!
    const titles = new Map<string, number>()
    sheet.getRow(1).eachCell((each, column) => titles.set(each.text.toLowerCase(), column))
    const cell = (title: string) => sheet.getRow(2).getCell([...titles].find(([each]) => each.includes(title))?.[1] ?? 0).value
    expect(sheet.actualRowCount).toBe(2)
    expect(cell('name')).toBe('Zoë Ärger')
    expect(cell('spent')).toBe(120.5)
    await page.context().close()
    const { rows } = await house.sql.query("select 1 from audit_log where action = 'CUSTOMERS_EXPORTED'")
    expect(rows).not.toEqual([])
  })

  it('has only those who were picked in the list', async () => {
    const { page } = await listed('/customers')
    await page.getByRole('checkbox', { name: 'Select Ada, "the first"' }).locator('visible=true').check()
    await page.getByRole('region', { name: 'Selected customers' }).getByRole('button', { name: 'Export these' }).click()
    const dialog = page.getByRole('dialog', { name: 'Export customers' })
    await dialog.getByText('1 customer: those who are selected').waitFor()
    await dialog.getByRole('radio', { name: 'CSV' }).click()
    await dialog.getByRole('button', { name: 'Export 1 customer' }).click()
    const rows = parse((await fetched(page)).bytes, { bom: true })
    expect(rows.slice(1).map(row => row[0])).toEqual([people[2]?.name])
    await page.context().close()
  })
})
