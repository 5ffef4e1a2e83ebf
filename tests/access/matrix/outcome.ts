import type { Answer } from '../../kit/client'

const signs: Record<string, string> = { FORBIDDEN: 'F', UNAUTHENTICATED: 'U', NOT_FOUND: '-', BAD_USER_INPUT: '!' }

/** A cell of the matrix: `ok`, `F` forbidden, `U` not signed in, `-` not found, `!` an input that names what does not exist. */
export const outcomeOf = ({ data, errors }: Answer<Record<string, unknown>>): string => {
  const code = errors?.[0]?.extensions?.code
  if (errors) return signs[code ?? ''] ?? `${code ?? '?'}: ${errors[0]?.message ?? ''}`
  return Object.values(data ?? {}).some(value => value !== null) ? 'ok' : '-'
}

/** Why nothing is told over a socket, in the words of an answer. */
export const failureOfSocket = (error: unknown): NonNullable<Answer<unknown>['errors']> => {
  const { code } = error as { code?: number }
  if (code === undefined) return error as NonNullable<Answer<unknown>['errors']>
  return [{ message: `closed ${code}`, extensions: code === 4401 ? { code: 'UNAUTHENTICATED' } : {} }]
}
