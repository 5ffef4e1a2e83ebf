import { createScope } from '@dashboard/api/access/scope'
import { viewerOfToken } from '@dashboard/api/access/sessions.service'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type World, world } from '../kit/world'

let house: World
beforeAll(async () => {
  house = await world()
})
afterAll(() => house.close())

const scopes = async (count: number) => {
  const member = await (await house.provider()).member()
  const viewer = await viewerOfToken(house.app.house, member.cookie.split('=')[1])
  return Array.from({ length: count }, () => createScope(house.app.house, viewer))
}

const one = (name: string) => (db: { rows<T>(name: string, text: string, values: unknown[]): Promise<T[]> }) =>
  db.rows(name, 'select 1', [])

describe('a scope', () => {
  it('holds one connection at a time, so that many that read and then write do not wait for each other', async () => {
    const many = await scopes(40)
    const since = performance.now()
    const work = many.map(async scope => {
      await scope.read(one('read'))
      await scope.write(one('write'))
      await scope.read(one('read'))
      await scope.close()
    })
    await Promise.all(work)
    expect(performance.now() - since).toBeLessThan(5_000)
  })

  it('refuses to read for nobody', async () => {
    const scope = createScope(house.app.house, null)
    await expect(scope.read(one('read'))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(() => scope.providerId).toThrow('Sign in')
    expect(scope.can('bookings.view')).toBe(false)
  })

  it('makes what is shared by a request once, and anew after a write', async () => {
    const [scope] = await scopes(1)
    const make = () => ({})
    const before = scope!.once(make)
    expect(scope!.once(make)).toBe(before)
    await scope!.write(one('write'))
    expect(scope!.once(make)).not.toBe(before)
    await scope!.close()
  })
})
