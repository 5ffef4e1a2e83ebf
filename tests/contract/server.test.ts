import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type World, world } from '../kit/world'

let house: World
beforeAll(async () => {
  house = await world()
})
afterAll(() => house.close())

const get = (path: string) => fetch(`${house.url}${path}`)

describe('the addresses of the server', () => {
  it.each([
    ['/healthz', 'application/json', 'ok'],
    ['/readyz', 'application/json', 'ok'],
    ['/metrics', 'text/plain', 'dashboard_sockets'],
    ['/metrics', 'text/plain', 'dashboard_cached_answers_total{from="computed"} 0'],
    ['/explorer', 'text/html', 'explorer'],
    ['/explorer/react.js', 'text/javascript', 'React'],
    ['/explorer/react-dom.js', 'text/javascript', 'React'],
    ['/explorer/graphiql.js', 'text/javascript', 'GraphiQL'],
    ['/explorer/graphiql.css', 'text/css', 'graphiql'],
    ['/explorer/start.js', 'text/javascript', 'createFetcher'],
  ])('%s', async (path, type, content) => {
    const response = await get(path)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain(type)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await response.text()).toContain(content)
  })

  it('the explorer asks nobody else for anything', async () => {
    const page = await (await get('/explorer')).text()
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\//)
  })

  it('nothing elsewhere, without a word about us', async () => {
    const response = await get('/nowhere?x=1')
    expect(response.status).toBe(404)
    expect(await response.json()).toEqual({ message: 'There is nothing at /nowhere' })
  })

  it('an answer is never kept by a cache', async () => {
    const response = await house.stranger().send({ query: '{ __typename }' })
    expect(response.headers.get('cache-control')).toBe('no-store')
  })
})

describe('an operation that breaks', () => {
  it('tells a client nothing of what broke', async () => {
    const member = await (await house.provider()).member()
    await house.sql.query('alter table services rename to services_gone')
    const answer = await member.ask('{ services { id } }')
    await house.sql.query('alter table services_gone rename to services')
    expect(answer.errors).toEqual([
      {
        message: 'Something went wrong on our side.',
        locations: [{ line: 1, column: 3 }],
        path: ['services'],
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      },
    ])
  })

  it('names the fields of an input that does not fit', async () => {
    const member = await (await house.provider()).member()
    const answer = await member.ask('mutation ($events: [BusinessEventInput!]!) { recordEvents(events: $events) { recorded } }', {
      events: [{ id: '1', type: 'NONSENSE', occurredAt: 'today', payload: {} }],
    })
    expect(answer.errors?.map(({ extensions }) => extensions)).toEqual([
      { code: 'BAD_USER_INPUT', fields: [{ path: 'events[0].type', message: expect.stringContaining('NONSENSE') as string }] },
      { code: 'BAD_USER_INPUT', fields: [{ path: 'events[0].occurredAt', message: expect.any(String) as string }] },
    ])
  })
})

describe('stopping', () => {
  it('answers everything that was asked before, and no request fails', async () => {
    const other = await world()
    const member = await (await other.provider()).member()
    const statuses: (number | string)[] = []
    /** One connection each, so that none is reused after the server said that it closes. */
    const ask = () =>
      new Promise<void>(resolve => {
        const body = JSON.stringify({ query: '{ overview { version } services { id } }' })
        const asked = request(
          `${other.url}/graphql`,
          {
            method: 'POST',
            agent: false,
            headers: { 'content-type': 'application/json', cookie: member.cookie, 'content-length': body.length },
          },
          response => {
            response.resume().on('end', () => {
              statuses.push(response.statusCode ?? 0)
              resolve()
            })
          },
        )
        asked.on('error', error => {
          statuses.push(error.message)
          resolve()
        })
        asked.end(body)
      })
    const asking = Array.from({ length: 60 }, ask)
    const closing = other.close()
    asking.push(...Array.from({ length: 20 }, ask))
    await Promise.all([...asking, closing])
    expect(statuses).toEqual(Array(80).fill(200))
  })
})
