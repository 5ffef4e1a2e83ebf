import { buildSchemaSync } from 'type-graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Colleague } from '../../../../../tests/kit/colleagues'
import { hire } from '../../../../../tests/kit/colleagues'
import { surprises, texts } from '../../../../../tests/kit/hostile'
import { room } from '../../../../../tests/kit/room'
import { authChecker } from '../../access/auth-checker'
import { teamResolvers } from '.'

const world = await room(buildSchemaSync({ resolvers: [...teamResolvers], authChecker, validate: false }))
let owner: Colleague
let staff: Colleague

beforeAll(async () => {
  const provider = await world.provider()
  owner = await hire(world, provider, 'OWNER')
  staff = await hire(world, provider, 'STAFF')
})
afterAll(() => world.close())

type Place = [type: string, document: (value: string) => string]

const member =
  '{ id firstName lastName email phone address ref skills hiredDate hourlyRate { amount } emergencyContact { name phone relation } }'
const id = () => JSON.stringify(staff.id)
const update = (name: string, written: (value: string) => string = value => value): ((value: string) => string) => {
  return value => `updateTeamMember(id: ${id()}, input: { ${name}: ${written(value)} }) ${member}`
}
const hours = (field: 'startTime' | 'endTime') => (value: string) =>
  `[{ weekday: 1, ${field === 'startTime' ? `startTime: ${value}, endTime: "12:00"` : `startTime: "12:00", endTime: ${value}`} }]`
const contact = (field: string) => (value: string) =>
  `{ ${['name', 'phone', 'relation'].map(name => `${name}: ${name === field ? value : '"030 1234"'}`).join(', ')} }`

/** Each place where a caller may write a text, with the type that it is declared as. */
const changes: Place[] = [
  ...['email', 'firstName', 'lastName', 'phone', 'address'].map((name): Place => ['String', update(name)]),
  ...['name', 'phone'].map((name): Place => ['String!', update('emergencyContact', contact(name))]),
  ['String', update('emergencyContact', contact('relation'))],
  ['Decimal', update('hourlyRate')],
  ['Date', update('hiredDate')],
  ['String!', update('skills', value => `[${value}]`)],
  ['String!', update('permissions', value => `{ grant: [${value}] }`)],
  ['String!', update('certifications', value => `[{ name: ${value} }]`)],
  ['Date', update('certifications', value => `[{ name: "First aid", issuedOn: ${value} }]`)],
  ['LocalTime!', update('workSchedule', hours('startTime'))],
  ['LocalTime!', update('workSchedule', hours('endTime'))],
  ['DateTime', value => `updateTeamMember(id: ${id()}, input: {}, expectedUpdatedAt: ${value}) ${member}`],
  ['ID!', value => `updateTeamMember(id: ${value}, input: {}) ${member}`],
  ['ID', value => `addTeamMember(input: { email: "same@example.test", firstName: "A", role: STAFF, ref: ${value} }) { member ${member} }`],
  ...['removeTeamMember', 'restoreTeamMember', 'resendInvitation', 'withdrawInvitation'].map((name): Place => [
    'ID!',
    value => `${name}(id: ${value}) ${{ removeTeamMember: '', resendInvitation: '{ invitationSent }' }[name] ?? '{ id }'}`,
  ]),
  ['ID', value => `removeTeamMember(id: ${JSON.stringify(owner.id)}, reassignTo: ${value})`],
]

describe('whatever is written of the team', () => {
  it('is answered, done, or refused in our words', async () => {
    const found: string[] = []
    for (const text of texts) found.push(...(await surprises(owner, `query ($value: ID!) { teamMember(id: $value) ${member} }`, text)))
    for (const [type, document] of changes)
      for (const text of texts) found.push(...(await surprises(owner, `mutation ($value: ${type}) { ${document('$value')} }`, text)))
    for (const number of [-1, -0, 0.001, 1e-9, 100.01, 1e300, Number.MAX_SAFE_INTEGER])
      found.push(...(await surprises(owner, `mutation ($value: Float) { ${update('commissionRate')('$value')} }`, number)))
    for (const number of [-(2 ** 31), -1, 0, 8, 2 ** 31 - 1]) {
      const source = update('workSchedule', value => `[{ weekday: ${value}, startTime: "09:00", endTime: "17:00" }]`)('$value')
      found.push(...(await surprises(owner, `mutation ($value: Int!) { ${source} }`, number)))
    }
    expect(found).toEqual([])
  })
})
