/** What went wrong, as far as a person can use it. */
export interface Failure {
  code: string
  message: string
  /** Seconds to wait; null when nothing says so. */
  retryAfterSeconds: number | null
  /** What is wrong with which field of the input, by the field's own name. */
  fields: Record<string, string>
  /** The same by the whole path within the input, for lists: "variants.1.name". */
  paths: Record<string, string>
}

interface ErrorLike {
  networkError?: Error | undefined
  graphQLErrors: readonly { message: string; extensions?: Record<string, unknown> | undefined }[]
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const problemsBy = (problems: unknown, nameOf: (path: string) => string): Record<string, string> => {
  const named: Record<string, string> = {}
  for (const problem of Array.isArray(problems) ? (problems as unknown[]) : []) {
    if (!isRecord(problem) || typeof problem['path'] !== 'string' || typeof problem['message'] !== 'string') continue
    named[nameOf(problem['path'])] ??= problem['message']
  }
  return named
}

/** "input.price" and "price" both speak of the field price. */
const fieldsOf = (problems: unknown) => problemsBy(problems, path => path.split('.').at(-1) ?? '')
const pathsOf = (problems: unknown) => problemsBy(problems, path => path.replace(/^input\./, ''))

/** The first error that a server named, else that it could not be reached. */
export const failureOf = (error: ErrorLike): Failure => {
  const first = error.graphQLErrors[0]
  if (!first) {
    return {
      code: 'NETWORK',
      message: 'The server cannot be reached. Check the connection and try again.',
      retryAfterSeconds: null,
      fields: {},
      paths: {},
    }
  }
  const { code, retryAfterSeconds, fields } = first.extensions ?? {}
  const known = typeof code === 'string' && code !== 'INTERNAL_SERVER_ERROR'
  return {
    code: typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR',
    message: known ? first.message : 'Something went wrong on our side. Try again in a moment.',
    retryAfterSeconds: typeof retryAfterSeconds === 'number' ? retryAfterSeconds : null,
    fields: fieldsOf(fields),
    paths: pathsOf(fields),
  }
}

/** Whether the session is over. */
export const isSignedOut = (error: ErrorLike | undefined): boolean =>
  error?.graphQLErrors.some(each => each.extensions?.['code'] === 'UNAUTHENTICATED') ?? false
