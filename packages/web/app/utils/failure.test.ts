import { describe, expect, it } from 'vitest'
import { failureOf, isSignedOut } from './failure'

const graphQLError = (message: string, extensions: Record<string, unknown>) => ({ graphQLErrors: [{ message, extensions }] })

describe('failures', () => {
  it('place what is wrong at its field', () => {
    const failure = failureOf(
      graphQLError('input.price: is negative', {
        code: 'BAD_USER_INPUT',
        fields: [{ path: 'input.price', message: 'A price cannot be negative.' }, { path: 7 }],
      }),
    )
    expect(failure).toMatchObject({ code: 'BAD_USER_INPUT', fields: { price: 'A price cannot be negative.' } })
  })

  it('tell the fields of a list apart', () => {
    const fields = [
      { path: 'input.variants.1.name', message: 'is taken' },
      { path: 'input.name', message: 'is empty' },
    ]
    expect(failureOf(graphQLError('wrong', { code: 'BAD_USER_INPUT', fields })).paths).toEqual({
      'variants.1.name': 'is taken',
      name: 'is empty',
    })
  })

  it('say how long to wait', () => {
    expect(failureOf(graphQLError('Too many.', { code: 'RATE_LIMITED', retryAfterSeconds: 37 })).retryAfterSeconds).toBe(37)
  })

  it('hide what is ours, and tell when nobody answers', () => {
    expect(failureOf(graphQLError('select * from', { code: 'INTERNAL_SERVER_ERROR' })).message).not.toContain('select')
    expect(failureOf({ networkError: new Error('x'), graphQLErrors: [] }).code).toBe('NETWORK')
  })

  it('know the end of a session', () => {
    expect(isSignedOut(graphQLError('Sign in to go on.', { code: 'UNAUTHENTICATED' }))).toBe(true)
    expect(isSignedOut(undefined)).toBe(false)
  })
})
