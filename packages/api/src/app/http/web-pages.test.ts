import type { IncomingMessage } from 'node:http'
import { fastify } from 'fastify'
import { afterEach, describe, expect, it } from 'vitest'
import type { GraphqlFetch, PageListener } from './web-pages'
import { addPages } from './web-pages'

let app = fastify()
afterEach(() => app.close())

const served = async (pages: PageListener | null): Promise<string> => {
  app = fastify()
  app.post('/graphql', (request, reply) =>
    reply.header('set-cookie', 'session=new').send({ cookie: request.headers.cookie, ip: request.ip, body: request.body }),
  )
  addPages(app, pages)
  return app.listen({ port: 0 })
}

const asking: PageListener = async (request, response) => {
  const { graphqlFetch } = request as IncomingMessage & { graphqlFetch: GraphqlFetch }
  const { status, body, headers } = await graphqlFetch('{"query":"{ viewer { id } }"}', {})
  response.setHeader('content-type', 'text/html')
  response.end(JSON.stringify({ path: request.url, status, body: JSON.parse(body) as unknown, cookie: headers['set-cookie'] }))
}

describe('pages', () => {
  it('are asked for whatever no route answers, and ask the API as their visitor', async () => {
    const url = await served(asking)
    const page = await fetch(`${url}/bookings?period=WEEK`, { headers: { cookie: 'session=mine' } })
    expect(page.headers.get('content-type')).toBe('text/html')
    expect(await page.json()).toEqual({
      path: '/bookings?period=WEEK',
      status: 200,
      body: { cookie: 'session=mine', ip: '127.0.0.1', body: { query: '{ viewer { id } }' } },
      cookie: 'session=new',
    })
  })

  it('that were not built are not there', async () => {
    const url = await served(null)
    const page = await fetch(`${url}/bookings`)
    expect(page.status).toBe(404)
    expect(await page.json()).toEqual({ message: 'There is nothing at /bookings' })
  })
})
