import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type World, world } from '../kit/world'

let house: World
let cookie = ''
beforeAll(async () => {
  house = await world()
  cookie = (await (await house.provider()).member()).cookie
})
afterAll(() => house.close())

/** The header that other sites cannot send, and the cookie of somebody who may ask for the schema. */
const asMember = (url: string, init: RequestInit = {}) =>
  fetch(url, { ...init, headers: { ...(init.headers as Record<string, string> | undefined), 'apollo-require-preflight': 'true', cookie } })

const audits = serverAudits({ url: () => `${house.url}/graphql`, fetchFn: asMember })

describe('GraphQL over HTTP, by the audit of graphql-http', () => {
  it.each(audits.map(audit => [audit.id, audit.name, audit] as const))('%s %s', async (_id, _name, audit) => {
    const result = await audit.fn()
    expect(result.status === 'ok' ? 'ok' : `${result.status}: ${'reason' in result ? result.reason : ''}`).toBe('ok')
  })
})
