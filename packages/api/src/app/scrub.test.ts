import { describe, expect, it } from 'vitest'
import { createLogger } from './logger'
import { scrubbed } from './scrub'

describe('a text for the log', () => {
  it.each([
    ['invalid input syntax for type uuid: "ann@example.com"', 'invalid input syntax for type uuid: "…"'],
    [`Unexpected token 'b', "bites when "... is not valid JSON`, `Unexpected token '…', "…"... is not valid JSON`],
    ['no letter to ann.archer+x@example.co.uk today', 'no letter to … today'],
    ['GET ?email=ann%40example.com', 'GET …'],
    ['called +49 (30) 123-4567 twice', 'called … twice'],
    ['an open "quote of Ann', 'an open "…"'],
    ["it can't be what they're after", "it can't be what they're after"],
    ['connect ECONNREFUSED 127.0.0.1:5432', 'connect ECONNREFUSED 127.0.0.1:5432'],
    [
      'booking 9f1c2d3e-0000-4000-8000-123456789012 at 2026-11-23T07:00:00Z',
      'booking 9f1c2d3e-0000-4000-8000-123456789012 at 2026-11-23T07:00:00Z',
    ],
  ])('%s', (text, logged) => {
    expect(scrubbed(text)).toBe(logged)
  })

  it('is short', () => {
    expect(scrubbed('a'.repeat(5000))).toHaveLength(1000)
  })
})

describe('the log', () => {
  const lines: Record<string, unknown>[] = []
  const log = createLogger({ logLevel: 'trace' }, false, { write: line => void lines.push(JSON.parse(line) as Record<string, unknown>) })
  const logged = (say: () => void) => {
    lines.length = 0
    say()
    return lines[0]
  }

  it('says only what is on its list', () => {
    expect(
      logged(() =>
        log.info({ status: 200, email: 'a@example.com', customer: { name: 'Ann' }, path: ['bookings', 0, { a: 1 }] }, 'answered'),
      ),
    ).toEqual({ level: 30, time: expect.any(Number) as number, status: 200, path: ['bookings', 0, null], msg: 'answered' })
  })

  it('says of an error where it came from, and no value', () => {
    const error = Object.assign(new Error('duplicate key: "ann@example.com"'), {
      code: '23505',
      constraint: 'users_email_index',
      detail: 'Key (email)=(ann@example.com) already exists.',
      parameters: ['ann@example.com'],
    })
    for (const say of [
      () => log.error(error),
      () => log.error({ err: error }),
      () => log.error({ error }, 'failed'),
      () => log.error(error, 'failed %s', 'a@b.example'),
    ]) {
      const line = logged(say)
      expect(JSON.stringify(line)).not.toMatch(/ann@|a@b/)
      expect(line).toMatchObject({ msg: expect.stringMatching(/^failed/) as string })
      expect(line?.err ?? line?.error).toMatchObject({
        type: 'Error',
        message: 'duplicate key: "…"',
        code: '23505',
        constraint: 'users_email_index',
      })
    }
  })

  it('lets nothing through a child of it', () => {
    expect(logged(() => log.child({ email: 'a@example.com', job: 'retention' }).info('done'))).toMatchObject({
      job: 'retention',
      msg: 'done',
    })
    expect(JSON.stringify(lines)).not.toContain('example.com')
  })
})
