/** What people and programs write where they should not. */
import type { Answer } from './client'

/** Texts that a field may be given. */
export const texts = [
  ...[
    '',
    ' ',
    '\0',
    'a\0b',
    '\ud800',
    '\u202E',
    "'; drop table bookings; --",
    '<script>',
    '=1+1',
    '%',
    '\\',
    '{}',
    'null',
    '-1',
    '1e9',
    'NaN',
    'Infinity',
  ],
  ...[
    '99999999999999',
    '0.00001',
    '9'.repeat(30),
    '9999999999.99',
    '10000000000',
    '00000001.10',
    'x'.repeat(100_000),
    '0001-01-01',
    '9999-12-31',
  ],
  ...['0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '2026-03-29T02:30:00', '2026-02-30T00:00:00Z'],
]
/** Numbers that a page may be asked for. */
export const numbers = [-(2 ** 31), -1, 0, 251, 2 ** 31 - 1]

interface Asks {
  ask(source: string, variables: Record<string, unknown>): Promise<Answer<unknown>>
}

/** What the house did not expect: an error that is none of ours, and none of a variable that its scalar refused. */
export const surprises = async (by: Asks, source: string, value: unknown): Promise<string[]> => {
  const { errors = [] } = await by.ask(source, { value })
  return errors
    .filter(error => error.extensions?.code === undefined && !error.message.startsWith('Variable "$value" got invalid value'))
    .map(error => `${source} with ${JSON.stringify(value).slice(0, 60)}: ${error.message}`)
}
