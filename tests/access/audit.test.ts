import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'csv-parse/sync'
import type { Client } from '../kit/client'
import type { World } from '../kit/world'
import { world } from '../kit/world'

let house: World
const clock = { now: new Date('2026-11-23T09:00:00Z') }
beforeAll(async () => {
  house = await world({ now: () => clock.now })
})
afterAll(() => house.close())

interface Log {
  auditLog: {
    totalCount: number
    nodes: { action: string; actor: string; subject: string | null; at: string }[]
    pageInfo: { hasNextPage: boolean; endCursor: string | null }
  }
}
const log = `query ($filter: AuditFilter, $first: Int, $after: String) { auditLog(filter: $filter, first: $first, after: $after) {
  totalCount nodes { action actor subject at } pageInfo { hasNextPage endCursor } } }`
const read = async (client: Client, variables: Record<string, unknown> = {}) => (await client.get<Log>(log, variables)).auditLog
const codeOf = async (client: Client, document: string) => (await client.ask(document)).errors?.[0]?.extensions?.code
const fetchFile = (url: string, client?: Client) =>
  fetch(url.replace(/^http:\/\/localhost(?=\/)/, house.url), { headers: client ? { cookie: client.cookie } : {} })

const business = async () => {
  const provider = await house.provider()
  const owner = await provider.member()
  const staff = await provider.member('STAFF')
  await owner.get('mutation ($id: ID!) { updateTeamMember(id: $id, input: { hourlyRate: "18.50" }) { id } }', { id: staff.memberId })
  return { provider, owner, staff }
}

describe('the audit log', () => {
  it('tells who did what to whom, newest first, page by page', async () => {
    const { owner } = await business()
    const all = await read(owner)
    expect(all.nodes.map(({ action }) => action)).toEqual(expect.arrayContaining(['MEMBER_PAY_CHANGED', 'SIGNED_IN']))
    expect(all.nodes.find(({ action }) => action === 'MEMBER_PAY_CHANGED')).toMatchObject({
      actor: 'OWNER Example',
      subject: 'STAFF Example',
    })
    const first = await read(owner, { first: 1 })
    const rest = await read(owner, { first: 50, after: first.pageInfo.endCursor })
    expect([...first.nodes, ...rest.nodes]).toEqual(all.nodes)
    expect(first.totalCount).toBe(all.nodes.length)
  })

  it('is filtered by action, person and day', async () => {
    const { owner, staff } = await business()
    const pay = await read(owner, { filter: { actions: ['MEMBER_PAY_CHANGED'] } })
    expect(pay.totalCount).toBe(1)
    expect((await read(owner, { filter: { actorId: staff.memberId } })).nodes.map(({ actor }) => actor)).toEqual(['STAFF Example'])
    expect((await read(owner, { filter: { subjectKind: 'MEMBER', subjectId: staff.memberId } })).totalCount).toBe(1)
    expect((await read(owner, { filter: { from: '2026-11-23', to: '2026-11-23' } })).totalCount).toBeGreaterThan(0)
    expect((await read(owner, { filter: { to: '2026-11-22' } })).totalCount).toBe(0)
    expect((await read(owner, { filter: { actorId: 'nobody' } })).totalCount).toBe(0)
    const { errors } = await owner.ask(log, { filter: { from: '2026-11-23', to: '2026-11-22' } })
    expect(errors?.[0]?.extensions?.fields?.[0]?.path).toBe('filter.to')
  })

  it('is for owners alone, and of one business', async () => {
    const [ours, theirs] = [await business(), await business()]
    for (const client of [ours.staff, await ours.provider.member('MANAGER')])
      expect(await codeOf(client, '{ auditLog { totalCount } }')).toBe('FORBIDDEN')
    expect((await read(theirs.owner, { filter: { subjectId: ours.staff.memberId } })).totalCount).toBe(0)
  })

  it('is exported as far as the filter reaches', async () => {
    const { owner, staff } = await business()
    const filter = { actions: ['MEMBER_PAY_CHANGED', 'SIGNED_IN'], subjectKind: 'MEMBER', subjectId: staff.memberId, from: '2026-11-01' }
    const { exportAuditLog } = await owner.get<{ exportAuditLog: { url: string } }>(
      'mutation ($filter: AuditFilter) { exportAuditLog(filter: $filter) { url } }',
      { filter },
    )
    const response = await fetchFile(exportAuditLog.url, owner)
    expect(response.status).toBe(200)
    const rows: string[][] = parse(await response.text(), { bom: true })
    expect(rows.slice(1).map(row => row[2])).toEqual(['changed pay'])
  })

  it('is exported as CSV, through a link for one session and a quarter of an hour', async () => {
    const { owner, staff } = await business()
    const { exportAuditLog } = await owner.get<{ exportAuditLog: { url: string } }>('mutation { exportAuditLog { url } }')
    const response = await fetchFile(exportAuditLog.url, owner)
    expect(response.status).toBe(200)
    const text = await response.text()
    expect(text.startsWith('\uFEFF') || response.headers.get('content-type')).toBeTruthy()
    const rows: string[][] = parse(text, { bom: true })
    expect(rows.length - 1).toBe((await read(owner)).totalCount)
    expect(rows[0]).toContain('Who')
    const stranger = await (await house.provider()).member()
    const tampered = exportAuditLog.url.replace(/.(?=.{20}$)/, character => (character === 'A' ? 'B' : 'A'))
    const refused = await Promise.all([
      fetchFile(exportAuditLog.url),
      fetchFile(exportAuditLog.url, stranger),
      fetchFile(exportAuditLog.url, staff),
      fetchFile(tampered, owner),
      fetchFile(`${house.url}/downloads/guessed`, owner),
      fetchFile(`${house.url}/downloads/${'guessed'.repeat(1000)}`, owner),
      fetchFile(`${house.url}/downloads/guessed/further`, owner),
    ])
    const answers = await Promise.all(refused.map(async answer => `${answer.status} ${await answer.text()}`))
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toMatch(/^404 /)
    clock.now = new Date(clock.now.getTime() + 15 * 60_000)
    expect((await fetchFile(exportAuditLog.url, owner)).status).toBe(404)
    expect((await read(owner)).nodes.map(({ action }) => action)).toEqual(expect.arrayContaining(['AUDIT_EXPORTED', 'FILE_DOWNLOADED']))
  })
})
