import type { Answer } from '../../kit/client'

const signs: Record<string, string> = { FORBIDDEN: 'F', UNAUTHENTICATED: 'U', NOT_FOUND: '-', BAD_USER_INPUT: '!' }

/** A cell of the matrix: `ok`, `F` forbidden, `U` not signed in, `-` not found, `!` an input that names what does not exist. */
export const outcomeOf = ({ data, errors }: Answer<Record<string, unknown>>): string => {
  const code = errors?.[0]?.extensions?.code
  if (errors) return signs[code ?? ''] ?? `${code ?? '?'}: ${errors[0]?.message ?? ''}`
  return Object.values(data ?? {}).some(value => value !== null) ? 'ok' : '-'
}

/** What is told over a socket: the first answer, or why there is none. */
export const outcomeOfSocket = (received: readonly unknown[], error: unknown): string | null => {
  if (received.length > 0) return 'ok'
  if (error === null) return null
  const { code } = error as { code?: number }
  if (code !== undefined) return code === 4401 ? 'U' : `closed ${code}`
  return outcomeOf({ errors: error as NonNullable<Answer<unknown>['errors']> })
}
