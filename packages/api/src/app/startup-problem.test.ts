import { describe, expect, it } from 'vitest'
import { DatabaseUnavailable } from '../db/unavailable'
import { BadSettings } from './env'
import { startupProblem } from './startup-problem'

describe('startupProblem', () => {
  it('passes on what settings and database say', () => {
    expect(startupProblem(new BadSettings(['PORT must be a number']), null)).toContain('PORT must be a number')
    expect(startupProblem(new DatabaseUnavailable('nobody listens'), 4000)).toBe('nobody listens')
  })

  it('names a taken port and a way out', () => {
    const taken = Object.assign(new Error('listen'), { code: 'EADDRINUSE' })
    expect(startupProblem(taken, 4000)).toBe(
      'Port 4000 is taken by another program. Stop that one, or choose another port: PORT=4001 npm start',
    )
  })

  it('shows no stack of anything else', () => {
    const problem = startupProblem(new Error('boom'), 4000)
    expect(problem).toContain('boom')
    expect(problem).not.toContain('startup-problem.test')
  })
})
