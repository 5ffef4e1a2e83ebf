import { buildSchemaSync } from 'type-graphql'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { room } from '../../../../../../tests/kit/room'
import { authChecker } from '../../../access/auth-checker'
import { AnnotationsResolver } from './annotations.resolver'

const world = await room(buildSchemaSync({ resolvers: [AnnotationsResolver], authChecker, validate: false }))
let provider: Awaited<ReturnType<typeof world.provider>>
beforeEach(async () => {
  world.clock.now = new Date('2026-03-10T12:00:00Z')
  provider = await world.provider()
})
afterAll(() => world.close())

const save =
  'mutation ($id: ID, $input: AnnotationInput!) { saveAnnotation(id: $id, input: $input) { id startsOn endsOn text createdBy updatedAt } }'
const saved = async (input: object, id: string | null = null) =>
  (await provider.get<{ saveAnnotation: { id: string } }>(save, { id, input })).saveAnnotation
const within = async (start: string, end: string) =>
  (
    await provider.get<{ annotations: { text: string }[] }>('query ($period: DateRangeInput!) { annotations(period: $period) { text } }', {
      period: { start, end },
    })
  ).annotations.map(({ text }) => text)
const codeOf = async (document: string, variables: Record<string, unknown>) =>
  (await provider.ask(document, variables)).errors?.[0]?.extensions?.code

test('what touches the days is shown, oldest first', async () => {
  await saved({ startsOn: '2026-03-05', endsOn: '2026-03-08', text: 'Renovation' })
  await saved({ startsOn: '2026-03-01', text: 'New prices' })
  expect(await within('2026-03-01', '2026-03-31')).toEqual(['New prices', 'Renovation'])
  expect(await within('2026-03-08', '2026-03-09')).toEqual(['Renovation'])
  expect(await within('2026-03-09', '2026-03-31')).toEqual([])
})

test('it is changed, and goes', async () => {
  const { id } = await saved({ startsOn: '2026-03-01', text: 'New prices' })
  expect(await saved({ startsOn: '2026-03-02', text: 'New prices, a day later' }, id)).toEqual({
    id,
    startsOn: '2026-03-02',
    endsOn: '2026-03-02',
    text: 'New prices, a day later',
    createdBy: null,
    updatedAt: '2026-03-10T12:00:00.000Z',
  })
  const remove = 'mutation ($id: ID!) { deleteAnnotation(id: $id) }'
  expect(await provider.get(remove, { id })).toEqual({ deleteAnnotation: true })
  expect(await codeOf(remove, { id })).toBe('NOT_FOUND')
})

test('what is not sound is refused, and what is another provider’s is not found', async () => {
  const { id } = await saved({ startsOn: '2026-03-01', text: 'New prices' })
  expect(await codeOf(save, { input: { startsOn: '2026-03-02', endsOn: '2026-03-01', text: '' } })).toBe('BAD_USER_INPUT')
  provider = await world.provider()
  expect(await codeOf(save, { id, input: { startsOn: '2026-03-01', text: 'Mine' } })).toBe('NOT_FOUND')
  expect(await within('2026-01-01', '2026-12-31')).toEqual([])
})
