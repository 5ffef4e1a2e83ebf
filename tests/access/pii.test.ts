import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLogger } from '@dashboard/api/app/logger'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Answer } from '../kit/client'
import { event, record } from '../kit/events'
import { password } from '../kit/people'
import type { MemberClient, World } from '../kit/world'
import { world } from '../kit/world'

/** What nobody but those it is shown to may read, wherever it was typed. */
const secret = {
  email: 'Quokka.Canary@mail.example',
  phone: '+49 171 5550 4711',
  note: 'quokkanote: bites when wet',
  message: 'quokkamessage: call me back',
  address: 'Quokkastrasse 7',
  contact: 'Quokkina Next-of-Kin',
  refEmail: 'quokka.ref@mail.example',
  nameEmail: 'quokka.name@mail.example',
  memberEmail: 'quokka.member@mail.example',
  stranger: 'quokka.stranger@mail.example',
}
/** Every trace of it, however it is spelt: names on their own are no secret. */
const trace = /quokka|5550[\s-]*4711/i

const said: string[] = []
let house: World
let owner: MemberClient
let staff: MemberClient
let folder: string

const at = new Date('2026-03-02T10:00:00Z')

const booked = (bookingRef: string, over: object) =>
  event('BOOKING_CREATED', at, {
    bookingRef,
    customer: { ref: bookingRef, name: 'Ann Archer' },
    service: { ref: 'bath', name: 'Bath' },
    startsAt: at.toISOString(),
    ...over,
  })

beforeAll(async () => {
  // Whatever writes past the log is heard too.
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream)
    vi.spyOn(stream, 'write').mockImplementation((chunk: Uint8Array | string) => {
      said.push(String(chunk))
      return write(chunk)
    })
  }
  const log = createLogger({ logLevel: 'trace' }, false, { write: line => void said.push(line) })
  folder = await mkdtemp(join(tmpdir(), 'pii-'))
  house = await world({ log, settings: { dataDir: folder } })
  const provider = await house.provider()
  owner = await provider.member()
  staff = await provider.member('STAFF')
})
afterAll(async () => {
  vi.restoreAllMocks()
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

/** Everything that any table holds, as text. */
const dump = async (): Promise<Map<string, string>> => {
  const { rows } = await house.sql.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`,
  )
  const tables = new Map<string, string>()
  for (const { name } of rows) {
    const { rows: lines } = await house.sql.query<{ line: string }>(`select t::text as line from ${name} t`)
    tables.set(name, lines.map(({ line }) => line).join('\n'))
  }
  return tables
}

const expectNoTrace = async (): Promise<void> => {
  for (const line of said) expect(line).not.toMatch(trace)
  const tables = await dump()
  expect(tables.get('public.customers')).toContain('Ann Archer')
  for (const [table, text] of tables) expect({ table, found: trace.exec(text)?.[0] ?? null }).toEqual({ table, found: null })
}

const code = ({ errors }: Answer<unknown>) => errors?.[0]?.extensions?.code

describe('personal data', () => {
  it('of events is read by those who may, and is plain nowhere', async () => {
    const socket = owner.subscribe('subscription { activityAdded(since: "0") { summary customer { name } } }')
    await record(owner, [
      booked('b1', { customer: { ref: 'c1', name: 'Ann Archer', email: secret.email, phone: secret.phone }, notes: secret.note }),
      booked('b2', { customer: { ref: secret.refEmail }, memberRef: secret.memberEmail }),
      booked('b3', { customer: { ref: 'c3', name: secret.nameEmail } }),
      event('CUSTOMER_JOINED', at, { customer: { ref: secret.phone, name: 'Bob Berg' } }),
      event('INQUIRY_RECEIVED', at, { customer: { ref: 'c1' }, text: secret.message }),
    ])
    await socket.until(received => received.length >= 5)
    await socket.stop()
    const { bookings, activity } = await owner.get<{
      bookings: { nodes: { notes: string | null; customer: { name: string; email: string | null; phone: string | null } }[] }
      activity: { nodes: { summary: string }[] }
    }>('{ bookings(first: 10) { nodes { notes customer { name email phone } } } activity(first: 10) { nodes { summary } } }')
    const hidden = expect.stringMatching(/^Customer [0-9a-f]{6}$/) as string
    expect(bookings.nodes).toHaveLength(3)
    expect(bookings.nodes).toEqual(
      expect.arrayContaining([
        { notes: secret.note, customer: { name: 'Ann Archer', email: secret.email, phone: secret.phone } },
        { notes: null, customer: { name: hidden, email: secret.refEmail, phone: null } },
        { notes: null, customer: { name: 'c3', email: secret.nameEmail, phone: null } },
      ]),
    )
    expect(activity.nodes.map(({ summary }) => summary)).toContain(`Ann Archer asked a question: ${secret.message}`)
    await expectNoTrace()
  })

  it('that people type is plain nowhere', async () => {
    const { bookings } = await owner.get<{ bookings: { nodes: { id: string }[] } }>('{ bookings(first: 1) { nodes { id } } }')
    await owner.get('mutation ($id: ID!, $notes: String) { updateBooking(id: $id, input: { notes: $notes }) { notes } }', {
      id: bookings.nodes[0]!.id,
      notes: `again ${secret.note}`,
    })
    const { addTeamMember } = await owner.get<{ addTeamMember: { member: { id: string } } }>(
      'mutation ($input: AddTeamMemberInput!) { addTeamMember(input: $input) { member { id } } }',
      {
        input: {
          firstName: 'Eve',
          role: 'STAFF',
          email: secret.memberEmail,
          phone: secret.phone,
          address: secret.address,
          emergencyContact: { name: secret.contact, phone: secret.phone },
        },
      },
    )
    const { id } = addTeamMember.member
    expect(
      await owner.get('query ($id: ID!) { teamMember(id: $id) { email phone address emergencyContact { name phone } } }', { id }),
    ).toEqual({
      teamMember: {
        email: secret.memberEmail,
        phone: secret.phone,
        address: secret.address,
        emergencyContact: { name: secret.contact, phone: secret.phone },
      },
    })
    await expectNoTrace()
  })

  it('is in nothing that is said of what goes wrong', async () => {
    const stranger = house.stranger()
    expect(
      code(await stranger.ask('mutation ($email: String!) { signIn(email: $email, password: "x") { id } }', { email: secret.stranger })),
    ).toBe('UNAUTHENTICATED')
    await stranger.ask('mutation ($email: String!) { requestPasswordReset(email: $email) }', { email: secret.stranger })
    await stranger.ask('mutation ($email: String!) { requestPasswordReset(email: $email) }', { email: owner.email })
    const bad = [
      `{ bookings(first: 1) { "${secret.note}" } }`,
      JSON.stringify({ query: '{ viewer { id } }', variables: secret.note }),
      `{"query": "${secret.email}`,
      { query: 'query ($id: ID!) { booking(id: $id) { id } }', variables: { id: { email: secret.email } } },
      { query: 'query ($first: Int!) { bookings(first: $first) { totalCount } }', variables: { first: secret.phone } },
      { query: `{ customerSearch(search: "${secret.email}") { id } }` },
      { query: `{ bookings(filter: { search: "${secret.note}", customerId: "${secret.email}" }) { totalCount } }` },
      { query: '{ nopequokka }' },
    ]
    for (const body of bad) await owner.send(body)
    await fetch(`${house.url}/graphql?email=${encodeURIComponent(secret.email)}`, { headers: { cookie: owner.cookie } })
    await fetch(`${house.url}/${encodeURIComponent(secret.email)}`)
    await owner.ask('mutation ($events: [BusinessEventInput!]!) { recordEvents(events: $events) { recorded } }', {
      events: [booked('b9', { customer: { ref: 'c9', email: secret.email.repeat(20) }, startsAt: secret.note })],
    })
    await expectNoTrace()
  })

  it('is in nothing that is said when the house itself fails', async () => {
    await house.sql.query('alter table customers add constraint broken check (name <> $$Broken$$) not valid')
    const broken = await owner.ask('mutation ($events: [BusinessEventInput!]!) { recordEvents(events: $events) { recorded } }', {
      events: [booked('b8', { customer: { ref: 'c8', name: 'Broken', email: secret.email }, notes: secret.note })],
    })
    expect(broken.errors).toHaveLength(1)
    await house.sql.query('alter table customers drop constraint broken')
    await house.sql.query(`update customers set email = replace(email, '.', '..') where ref = 'c1'`)
    await house.sql.query(`update customers set email = 's1.00000000..AAAA' where ref = 'c1'`)
    expect(code(await owner.ask('{ customerSearch(search: "") { email phone } }'))).toBe('INTERNAL_SERVER_ERROR')
    expect(said.join('')).toContain('an operation failed')
    await expectNoTrace()
  })

  it('is in no figure about the process', async () => {
    expect(await (await fetch(`${house.url}/metrics`)).text()).not.toMatch(trace)
  })

  it('is kept from those who may not, and from pushes', async () => {
    const provider = await house.provider()
    const [boss, contractor] = [await provider.member('OWNER'), await provider.member('CONTRACTOR')]
    await record(boss, [booked('b1', { customer: { ref: 'c1', name: 'Ann', email: secret.email } })])
    expect(JSON.stringify(await contractor.ask('{ customerSearch(search: "") { email } }'))).not.toMatch(trace)
    const socket = boss.subscribe<{ activityAdded: { customer: { name: string; email: string | null } } }>(
      'subscription { activityAdded(since: "0") { customer { name email } } }',
    )
    await socket.until(received => received.length >= 1)
    await socket.stop()
    expect(socket.received[0]?.activityAdded.customer).toEqual({ name: 'Ann', email: null })
  })
})

describe('who looked', () => {
  it('leaves one entry for each customer seen, in one statement, and none for names', async () => {
    const provider = await house.provider()
    const boss = await provider.member('OWNER')
    await record(
      boss,
      Array.from({ length: 5 }, (_, n) =>
        booked(`b${n}`, { customer: { ref: `c${n}`, name: `Customer ${n}`, email: `c${n}@example.com` } }),
      ),
    )
    const views = async () =>
      (
        await house.sql.query<{ subject_id: string; details: object; at: Date }>(
          `select subject_id, details, at from audit_log where provider_id = $1 and action = 'CUSTOMER_CONTACT_VIEWED' order by subject_id`,
          [provider.id],
        )
      ).rows
    await boss.get('{ bookings(first: 10) { nodes { customer { name } } } customerSearch(search: "") { id name } }')
    expect(await views()).toEqual([])
    const { customerSearch } = await boss.get<{ customerSearch: { id: string }[] }>(
      '{ customerSearch(search: "") { id email phone } bookings(first: 10) { nodes { customer { email } } } }',
    )
    const seen = await views()
    expect(seen.map(({ subject_id: id }) => id)).toEqual(customerSearch.map(({ id }) => id).sort())
    expect(seen.map(({ details }) => details)).toEqual(seen.map(() => ({ fields: ['email'] })))
    expect(JSON.stringify(seen)).not.toContain('example.com')
  })
})

describe('somebody who signs in', () => {
  it('is found by any spelling of the address', async () => {
    const stranger = house.stranger()
    await stranger.signIn(`  ${staff.email.toUpperCase()} `, password)
    expect(await stranger.get('{ viewer { email } }')).toEqual({ viewer: { email: staff.email } })
  })
})
