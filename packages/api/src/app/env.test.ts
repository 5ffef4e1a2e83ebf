import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readSettings } from './env'

const DATA_DIR = mkdtempSync(join(tmpdir(), 'settings-'))
afterAll(() => {
  rmSync(DATA_DIR, { recursive: true })
})

describe('readSettings', () => {
  it('takes an embedded database with the demo when nothing is said', () => {
    const settings = readSettings({ DATA_DIR })
    expect(settings).toMatchObject({ port: 4000, databaseUrl: null, demo: true, publicUrl: 'http://localhost:4000' })
  })

  it('keeps the secrets of an embedded database, readable by its owner only', () => {
    expect(readSettings({ DATA_DIR }).sessionSecret).toBe(readSettings({ DATA_DIR }).sessionSecret)
    expect(statSync(join(DATA_DIR, 'secrets.json')).mode & 0o777).toBe(0o600)
  })

  it('names every bad setting in one message', () => {
    const bad = () =>
      readSettings({
        DATA_DIR,
        PORT: 'many',
        REDIS_URL: 'not an address',
        DEMO: 'perhaps',
        SESSION_SECRET: 'short',
        ENCRYPTION_KEY: 'short',
        LOG_LEVEL: 'loud',
      })
    for (const name of ['PORT', 'REDIS_URL', 'DEMO', 'SESSION_SECRET', 'ENCRYPTION_KEY', 'LOG_LEVEL']) expect(bad).toThrow(name)
  })

  it('refuses to put the demo into a database that is not its own', () => {
    expect(() => readSettings({ DATABASE_URL: 'postgres://a@b/c', DEMO: 'true' })).toThrow('DEMO')
    expect(readSettings({ DATABASE_URL: 'postgres://a@b/c', DATA_DIR }).demo).toBe(false)
  })

  it('has no default secret in production', () => {
    expect(() => readSettings({ DATABASE_URL: 'postgres://a@b/c', NODE_ENV: 'production' })).toThrow(/SESSION_SECRET[^]*ENCRYPTION_KEY/)
    expect(() => readSettings({ DATABASE_URL: 'postgres://a@b/c', PUBLIC_URL: 'https://dashboard.example.com' })).toThrow('production')
  })

  it('has no default secret elsewhere either: what is not given is made at random', () => {
    const other = mkdtempSync(join(tmpdir(), 'settings-'))
    const [one, two] = [DATA_DIR, other].map(folder => readSettings({ DATABASE_URL: 'postgres://a@b/c', DATA_DIR: folder }))
    expect(one!.sessionSecret).not.toBe(two!.sessionSecret)
    expect(one!.encryptionKey).not.toEqual(two!.encryptionKey)
    rmSync(other, { recursive: true })
  })

  it.each([{ SESSION_SECRET: 'changeme'.repeat(8) }, { ENCRYPTION_KEY: Buffer.alloc(32).toString('base64') }])(
    'takes no secret that is none: %j',
    given => {
      expect(() => readSettings({ DATA_DIR, ...given })).toThrow('too regular')
    },
  )

  it('takes an empty setting for one that is not given', () => {
    expect(readSettings({ DATA_DIR, PORT: '', REDIS_URL: '' })).toMatchObject({ port: 4000, redisUrl: null })
  })

  it('loads the demo where others could come only when it is asked to', () => {
    expect(readSettings({ DATA_DIR, PUBLIC_URL: 'http://127.0.0.1:4000' }).demo).toBe(true)
    expect(readSettings({ DATA_DIR, PUBLIC_URL: 'http://[::1]:4000' }).demo).toBe(true)
    expect(readSettings({ DATA_DIR, PUBLIC_URL: 'https://dashboard.example.com' }).demo).toBe(false)
    expect(readSettings({ DATA_DIR, PUBLIC_URL: 'https://dashboard.example.com', DEMO: 'true' }).demo).toBe(true)
  })

  it('names the file of its secrets when that is broken', () => {
    const broken = mkdtempSync(join(tmpdir(), 'settings-'))
    writeFileSync(join(broken, 'secrets.json'), '{"sessionSecret":')
    expect(() => readSettings({ DATA_DIR: broken })).toThrow(join(broken, 'secrets.json'))
    rmSync(broken, { recursive: true })
  })
})
