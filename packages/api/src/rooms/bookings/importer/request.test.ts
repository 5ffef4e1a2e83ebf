import { describe, expect, it } from 'vitest'
import { importUsage, readRequest } from './request'
import { importFieldNames } from './fields'

describe('the command line', () => {
  it('needs a file and a provider, the rest has defaults', () => {
    expect(readRequest(['a.csv', '--provider', '7'])).toEqual({
      path: 'a.csv',
      provider: '7',
      map: {},
      timeZone: null,
      pattern: null,
      defaultMinutes: 720,
      decimal: '.',
      delimiter: null,
      encoding: null,
      service: 'Imported service',
      rejects: null,
      dryRun: false,
      yes: false,
    })
  })

  it('takes every option', () => {
    const args =
      '-- a.csv --provider x --map amount=Total=EUR --map status=- --time-zone Europe/Berlin --time-of-day 9:30 --decimal , --delimiter tab --dry-run --yes'
    expect(readRequest(args.split(' '))).toMatchObject({
      map: { amount: 'Total=EUR', status: '-' },
      timeZone: 'Europe/Berlin',
      defaultMinutes: 570,
      decimal: ',',
      delimiter: '\t',
      dryRun: true,
      yes: true,
    })
  })

  it('names everything that is wrong at once', () => {
    const args = [
      '--map',
      'amount',
      '--time-zone',
      'Mars/Base',
      '--date-format',
      'often',
      '--time-of-day',
      '25:00',
      '--decimal',
      ';',
      '--delimiter',
      'ab',
    ]
    const request = readRequest(args)
    expect(request).toHaveProperty('problems.length', 8)
  })

  it('that nobody understands says why, without a stack', () => {
    expect(readRequest(['a.csv', '--frobnicate'])).toEqual({ problems: ["Unknown option '--frobnicate'."] })
    expect(readRequest(['--help'])).toBe('help')
    for (const field of importFieldNames) expect(importUsage).toContain(field)
  })
})
