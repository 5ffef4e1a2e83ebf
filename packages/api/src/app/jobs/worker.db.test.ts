import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../../../tests/kit/db'
import { testSettings } from '../../../../../tests/kit/settings'
import { startApp } from '../app'
import { startJobs } from './worker.service'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

test('a job is done by one of two processes, again when it fails, and lets the house close', async () => {
  const apps = await Promise.all([1, 2].map(() => startApp({ settings: testSettings(database.url), web: false })))
  let tries = 0
  let done: () => void = () => undefined
  const isDone = new Promise<void>(resolve => (done = resolve))
  const job = {
    name: 'tidy',
    at: '0 3 * * *',
    run: async () => {
      tries += 1
      if (tries === 1) throw new Error('the first time it fails')
      done()
    },
  }
  const runners = await Promise.all(apps.map(({ house }) => startJobs(house, [job])))
  await runners[0]!.addJob('tidy', {})
  await isDone
  expect(tries).toBe(2)
  await Promise.all(apps.map(app => app.close()))
})
