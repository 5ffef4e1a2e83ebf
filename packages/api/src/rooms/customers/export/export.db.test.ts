import { customerExportFields } from '@dashboard/schema/vocabulary'
import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import { buildSchemaSync } from 'type-graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ExportingBusiness, exporting, exportingBusiness } from '../../../../../../tests/kit/exporting'
import { room } from '../../../../../../tests/kit/room'
import type { CustomerFacts } from '../../../../../../tests/kit/segment-oracle'
import { segmentBusiness } from '../../../../../../tests/kit/segment-world'
import { authChecker } from '../../../access/auth-checker'
import { sealer } from '../../../access/pii/sealer.service'
import { bookingsResolvers } from '../../bookings'
import { customersResolvers } from '..'

const world = await room(buildSchemaSync({ resolvers: [...bookingsResolvers, ...customersResolvers], authChecker, validate: false }))
afterAll(() => world.close())

const timeZone = 'America/New_York'
const everything = [...customerExportFields]
let business: ExportingBusiness
let facts: CustomerFacts[]
/** The names of the segments, by id. */
let rfm: Map<string, string>

/** Names that a spreadsheet would run, and others that a careless file would break. */
const names = ['=1+1', '+49 30 1', '-2+3', '@SUM(A1)', '\t=1', 'Jürgen Groß', 'Zoë 🐕‍🦺', 'Otter, Ann "Annie"', "=cmd|' /C calc'!A0", 'a\nb']

beforeAll(async () => {
  world.clock.now = new Date('2026-03-20T12:00:00Z')
  business = await exportingBusiness(world, { timeZone, currency: 'USD' })
  ;({ facts } = await segmentBusiness(world.pool, { seed: 5, providerId: business.id, timeZone, now: world.clock.now, customers: 60 }))
  const { segments } = await business.get<{ segments: { id: string; name: string }[] }>('{ segments { id name } }')
  rfm = new Map(segments.map(({ id, name }) => [id, name]))
  const seal = (kind: 'phone' | 'address', text: string) => world.house.singleton(sealer).seal(kind, business.id, text)
  for (const [n, { id, hasPhone }] of facts.entries()) {
    await world.pool.query('update customers set name = $2, phone = $3, address = $4 where id = $1', [
      id,
      names[n] ?? `Name ${n}`,
      hasPhone ? seal('phone', `+49 30 ${n}`) : null,
      n % 3 === 0 ? seal('address', `Main Street ${n}\n1000 Town`) : null,
    ])
    await world.pool.query(
      `update customer_relationships set next_booking_at = timestamptz '2026-03-29 06:30Z' + $2 * interval '1 hour' where customer_id = $1`,
      [id, n],
    )
  }
})

type Raw = Record<string, unknown> & { id: string }

/** Everybody as the tables have them, asked in another way. */
const raw = async (): Promise<Raw[]> => {
  const { rows } = await world.pool.query<Raw>(
    `select c.id, c.name, c.email, c.phone, c.address, c.tags, c.source, c.email_consent, c.sms_consent, to_jsonb(r) as r,
        (select array_agg(p.name order by p.name, p.id) from pets p where p.customer_id = c.id) as pets,
        (select s.name from services s where s.id::text = r.preferred_services -> 0 ->> 'serviceId') as favourite,
        to_char(r.first_booking_at at time zone $2, 'YYYY-MM-DD HH24:MI') as first, to_char(r.last_booking_at at time zone $2, 'YYYY-MM-DD HH24:MI') as last,
        to_char(r.next_booking_at at time zone $2, 'YYYY-MM-DD HH24:MI') as next,
        to_char(coalesce(r.total_spent, 0), 'FM99999999990.00') as spent, to_char(r.average_booking_value, 'FM99999999990.00') as average,
        to_char(r.customer_lifetime_value, 'FM99999999990.00') as lifetime, round(r.churn_risk::numeric, 4) as risk, round(r.relationship_score::numeric, 1) as score
       from customers c left join customer_relationships r on r.customer_id = c.id
      where c.provider_id = $1 and c.erased_at is null order by coalesce(r.total_spent, -1) desc, c.id`,
    [business.id, timeZone],
  )
  return rows
}

const titles: Record<string, string> = { VIP: 'VIP', REGULAR: 'Regular', AT_RISK: 'At risk', NEW: 'New' }
const channels: Record<string, string> = { WALK_IN: 'Walk-in', SOCIAL: 'Social media' }
const capital = (word: string) => word.charAt(0) + word.slice(1).toLowerCase()
const yes = (value: unknown): string => (value === null ? '' : value ? 'yes' : 'no')
const open = (kind: 'email' | 'phone' | 'address', text: unknown): string =>
  typeof text === 'string' ? world.house.singleton(sealer).open(kind, business.id, text) : ''
const harmless = (text: string): string =>
  /^-?\d+(\.\d+)?$/.test(text)
    ? text
    : text
        .split(/(?<=[;\n\t])/)
        .map(piece => (/^[=+\-@\t\r]/.test(piece) ? `'${piece}` : piece))
        .join('')
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** What the row of a customer must be, by the columns in the order of the vocabulary. */
const expected = (row: Raw): string[] => {
  const r = row.r as { total_bookings: number; rfm_segment: string | null } | null
  const standing = facts.find(({ id }) => id === row.id)?.standing ?? ''
  const source = textOf(row.source)
  return [
    row.name as string,
    open('email', row.email),
    open('phone', row.phone),
    open('address', row.address),
    (row.tags as string[]).join(', '),
    ((row.pets as string[] | null) ?? []).join(', '),
    channels[source] ?? capital(source),
    titles[standing] ?? '',
    r?.rfm_segment ? rfm.get(`rfm-${r.rfm_segment.toLowerCase().replaceAll('_', '-')}`)! : '',
    textOf(row.first),
    textOf(row.last),
    String(r?.total_bookings ?? 0),
    textOf(row.spent),
    r && r.total_bookings > 0 ? textOf(row.average) : '',
    textOf(row.favourite),
    textOf(row.score),
    textOf(row.risk),
    textOf(row.lifetime),
    textOf(row.next),
    yes(row.email_consent),
    yes(row.sms_consent),
    row.id,
  ]
}

const rowsOf = (csv: Buffer): string[][] => parse(csv, { bom: true, record_delimiter: '\r\n' })

describe('a file for CSV', () => {
  it('says of everybody what the tables say, in order, and harmlessly', async () => {
    const csv = await business.written({ format: 'CSV', fields: everything })
    expect(csv.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    const [header, ...rows] = rowsOf(csv)
    expect(header!.slice(0, 4)).toEqual(['Name', 'E-mail', 'Phone', 'Address'])
    expect(header).toEqual(expect.arrayContaining(['Spent (USD)', 'Last booking (America/New_York)', 'Id']))
    const people = await raw()
    expect(people.length).toBe(facts.length)
    expect(rows).toEqual(people.map(row => expected(row).map(harmless)))
    expect(rows.map(([name]) => name)).toEqual(expect.arrayContaining(["'=1+1", "'@SUM(A1)", 'Zoë 🐕‍🦺', 'a\nb']))
  })

  it('of nobody has titles', async () => {
    const rows = rowsOf(await business.written({ format: 'CSV', fields: ['NAME', 'TAGS'], search: 'nobody at all' }))
    expect(rows).toEqual([['Name', 'Tags']])
  })
})

describe('a file for Excel', () => {
  it('has the same in real cells: numbers, dates of the wall clock, and text that is only text', async () => {
    const excel = await business.written({ format: 'EXCEL', fields: everything })
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(excel as unknown as ArrayBuffer)
    expect(book.worksheets).toHaveLength(1)
    const sheet = book.worksheets[0]!
    const people = await raw()
    expect(sheet.rowCount).toBe(people.length + 1)
    const cellsOf = (n: number) => everything.map((_, column) => sheet.getRow(n + 2).getCell(column + 1))
    const numbers = ['TOTAL_BOOKINGS', 'TOTAL_SPENT', 'AVERAGE_BOOKING_VALUE', 'RELATIONSHIP_SCORE', 'CHURN_RISK', 'LIFETIME_VALUE']
    for (const [n, person] of people.entries()) {
      const wanted = expected(person)
      for (const [column, cell] of cellsOf(n).entries()) {
        const [field, text] = [everything[column]!, wanted[column]!]
        const place = `${field} of ${String(person.name)}`
        if (text === '') expect(cell.value ?? '', place).toBe('')
        else if (field.endsWith('_AT')) expect((cell.value as Date).toISOString().slice(0, 16).replace('T', ' '), place).toBe(text)
        else expect(cell.value, place).toBe(numbers.includes(field) ? Number(text) : text)
        expect(cell.formula, place).toBeUndefined()
      }
    }
    const format = (field: (typeof everything)[number]) => sheet.getRow(2).getCell(everything.indexOf(field) + 1).numFmt
    expect(format('TOTAL_SPENT')).toBe('[$USD] #,##0.00')
    expect(format('FIRST_BOOKING_AT')).toBe('yyyy-mm-dd hh:mm')
  })

  it('keeps its titles in sight, bold, with a filter and widths', async () => {
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await business.written({ format: 'EXCEL', fields: ['NAME', 'TOTAL_SPENT'] })) as unknown as ArrayBuffer)
    const sheet = book.worksheets[0]!
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
    expect(sheet.getRow(1).getCell(1).font.bold).toBe(true)
    expect(sheet.getRow(2).getCell(1).style).not.toHaveProperty('font')
    expect(sheet.autoFilter).toBe(`A1:B${facts.length + 1}`)
    expect(sheet.getColumn(1).width).toBeGreaterThan(20)
  })
})

const listing = `query ($segment: CustomerSegment!, $search: String, $criteria: SegmentCriteriaInput, $segmentId: ID, $sortBy: CustomerSort!) {
  customers(segment: $segment, search: $search, criteria: $criteria, segmentId: $segmentId, sortBy: $sortBy, pageSize: 250) { customers { id } } }`

describe('who is in a file', () => {
  it.each([
    { segment: 'VIP', sortBy: 'FREQUENCY' },
    { segment: 'AT_RISK', sortBy: 'RECENCY' },
    { segment: 'ALL', search: 'Name 1', sortBy: 'NAME' },
    { segment: 'ALL', search: 'c7@example.test', sortBy: 'VALUE' },
    { segment: 'ALL', criteria: { field: 'TOTAL_SPENT', operator: 'GT', value: 100 }, sortBy: 'VALUE' },
    { segment: 'REGULAR', segmentId: 'rfm-champions', search: 'Name', sortBy: 'CHURN_RISK' },
  ])('is who a list shows, in its order: %j', async wanted => {
    const rows = rowsOf(await business.written({ format: 'CSV', fields: ['CUSTOMER_ID'], ...wanted }))
    const { customers } = await business.get<{ customers: { customers: { id: string }[] } }>(listing, wanted)
    expect(rows.slice(1).flat()).toEqual(customers.customers.map(({ id }) => id))
  })

  it('is who was picked, and nobody of another business', async () => {
    const theirs = await exportingBusiness(world)
    await world.pool.query(`insert into customers (provider_id, ref, name) values ($1, 'eve', 'Eve')`, [theirs.id])
    const { rows: others } = await world.pool.query<{ id: string }>('select id from customers where provider_id = $1', [theirs.id])
    const picked = facts.slice(3, 6).map(({ id }) => id)
    const customerIds = [...picked, others[0]!.id, picked[0]!.toUpperCase(), 'nobody']
    const rows = rowsOf(await business.written({ format: 'CSV', fields: ['CUSTOMER_ID'], customerIds }))
    expect(rows.slice(1).flat().sort()).toEqual([...picked].sort())
    expect(rowsOf(await business.written({ format: 'CSV', fields: ['CUSTOMER_ID'], customerIds: [] }))).toHaveLength(1)
  })
})

const problems = async (input: object, without: readonly string[] = []) => {
  const { errors } = await business.ask(exporting, { input }, without)
  return errors?.flatMap(({ extensions }) => [
    extensions?.code,
    ...((extensions?.fields as { path: string }[] | undefined) ?? []).map(({ path }) => path),
  ])
}

describe('what is asked for', () => {
  it.each([
    [{ format: 'CSV', fields: [] }, ['BAD_USER_INPUT', 'input.fields']],
    [{ format: 'CSV', fields: ['NAME', 'EMAIL', 'SHOE_SIZE', 'NAME'] }, ['BAD_USER_INPUT', 'input.fields.2', 'input.fields.3']],
    [{ format: 'CSV', fields: ['toString'], search: 'x'.repeat(101) }, ['BAD_USER_INPUT', 'input.fields.0', 'input.search']],
    [{ format: 'CSV', fields: ['NAME'], criteria: { field: 'TAG' } }, ['BAD_USER_INPUT', 'input.criteria.operator']],
    [{ format: 'CSV', fields: ['NAME'], segmentId: 'none' }, ['NOT_FOUND']],
    [{ format: 'CSV', fields: ['NAME'], customerIds: new Array<string>(10_001).fill('x') }, ['BAD_USER_INPUT', 'input.customerIds']],
  ])('is checked: %#', async (input, told) => {
    expect(await problems(input)).toEqual(told)
  })

  it('is refused to who may not see amounts, where it tells of them', async () => {
    const money = ['revenue.view']
    expect(await problems({ format: 'CSV', fields: ['NAME', 'LIFETIME_VALUE'] }, money)).toEqual(['FORBIDDEN'])
    const criteria = { field: 'TOTAL_SPENT', operator: 'GT', value: 100 }
    expect(await problems({ format: 'CSV', fields: ['NAME'], criteria }, money)).toEqual(['FORBIDDEN'])
  })

  it.each(['business.view', 'customers.export', 'customers.view'])('is refused to who lacks %s', async permission => {
    expect(await problems({ format: 'CSV', fields: ['NAME'] }, [permission])).toEqual(['FORBIDDEN'])
  })
})
