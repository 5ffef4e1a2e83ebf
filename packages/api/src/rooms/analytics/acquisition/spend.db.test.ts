import { buildSchemaSync } from 'type-graphql'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { room } from '../../../../../../tests/kit/room'
import { authChecker } from '../../../access/auth-checker'
import { AcquisitionResolver } from './acquisition.resolver'

const world = await room(buildSchemaSync({ resolvers: [AcquisitionResolver], authChecker, validate: false }))
let provider: Awaited<ReturnType<typeof world.provider>>
beforeEach(async () => {
  world.clock.now = new Date('2026-03-10T12:00:00Z')
  provider = await world.provider({ currency: 'USD' })
})
afterAll(() => world.close())

const fields = 'id channel amount { amount currency } startsOn endsOn note'
const save = `mutation ($id: ID, $input: ChannelSpendInput!) { saveChannelSpend(id: $id, input: $input) { ${fields} } }`
const remove = 'mutation ($id: ID!) { deleteChannelSpend(id: $id) }'
const input = { channel: 'MARKETPLACE', amount: '99.9', startsOn: '2026-03-01', endsOn: '2026-03-31' }
const saved = async (change: object = {}, id: string | null = null) =>
  (await provider.get<{ saveChannelSpend: { id: string } }>(save, { id, input: { ...input, ...change } })).saveChannelSpend
const list = async () => (await provider.get<{ channelSpend: object[] }>(`{ channelSpend { ${fields} } }`)).channelSpend
const codeOf = async (document: string, variables: Record<string, unknown>) =>
  (await provider.ask(document, variables)).errors?.[0]?.extensions?.code

test('an entry is written, changed, and goes', async () => {
  const first = await saved()
  const second = await saved({ startsOn: '2026-04-01', endsOn: '2026-04-30', note: ' Fee ' })
  expect(await list()).toEqual([second, first])
  expect(first).toMatchObject({ amount: { amount: '99.90', currency: 'USD' }, note: null })
  expect(second).toMatchObject({ note: 'Fee' })
  expect(await saved({ channel: 'SOCIAL' }, first.id)).toMatchObject({ id: first.id, channel: 'SOCIAL' })
  expect(await provider.get(remove, { id: first.id })).toEqual({ deleteChannelSpend: true })
  expect(await codeOf(remove, { id: first.id })).toBe('NOT_FOUND')
})

test('it is for those who may see what is spent', async () => {
  await saved()
  const { data, errors } = await provider.ask<object>('{ channelSpend { id } }', {}, 'MANAGER')
  expect(data).toBeNull()
  expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
})

test('what is not sound is refused, and what is another provider’s is not found', async () => {
  const { id } = await saved()
  expect(await codeOf(save, { input: { ...input, amount: '0' } })).toBe('BAD_USER_INPUT')
  provider = await world.provider()
  expect(await codeOf(save, { id, input })).toBe('NOT_FOUND')
  expect(await list()).toEqual([])
})
