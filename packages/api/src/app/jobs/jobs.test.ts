import { parseCrontab } from 'graphile-worker'
import { describe, expect, it } from 'vitest'
import { jobs } from './jobs'

describe('the jobs', () => {
  it.each(jobs.map(({ name, at }) => [name, at]))('%s is due when the worker can tell: %s', (name, at) => {
    expect(parseCrontab(`${at} ${name}`)).toHaveLength(1)
  })

  it('have names of their own', () => {
    expect(new Set(jobs.map(({ name }) => name)).size).toBe(jobs.length)
  })
})
