import { MAX_PAGE } from '@dashboard/schema/vocabulary'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cursorOf, pageOf, pageRequest, placeOf, preparedLimit } from './page'

const id = '0f8fad5b-d9cb-469f-a165-70867728950e'
const none = () => Promise.resolve(0)

describe('cursors', () => {
  it('come back as the place they were made from, to the millisecond', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true }), fc.uuid(), (at, uuid) => {
        expect(placeOf('bookings', cursorOf('bookings', { at, id: uuid }))).toEqual({ at, id: uuid })
      }),
    )
  })

  it('are refused in another list, and refused when made up', () => {
    expect(placeOf('activity', cursorOf('bookings', { at: new Date(0), id }))).toBeNull()
    for (const ms of [-1, 8.64e15]) expect(placeOf('bookings', cursorOf('bookings', { at: new Date(ms), id }))).toBeNull()
    fc.assert(
      fc.property(fc.string(), text => {
        expect(placeOf('bookings', text)).toBeNull()
      }),
    )
  })
})

describe('pageRequest', () => {
  it('takes 25 from the start when nothing is asked', () => {
    expect(pageRequest('x', {})).toEqual({ size: 25, fromEnd: false, after: null, before: null })
  })

  it('names every bad argument at once', () => {
    const bad = { first: 0, last: 251, after: 'nonsense' }
    expect(() => pageRequest('x', bad)).toThrow(
      /first: must be between 1 and 250[^]*last: must be between[^]*last: must not be given together[^]*after: is not a cursor/,
    )
  })
})

describe('pageOf', () => {
  const cursor = (n: number) => String(n)

  it('knows that more follows by the row too many', () => {
    const page = pageOf([1, 2, 3], { size: 2, fromEnd: false, after: null, before: null }, cursor, none)
    expect(page).toMatchObject({ nodes: [1, 2], pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: '1', endCursor: '2' } })
  })

  it('turns rows read from the end back into the order of the list', () => {
    const page = pageOf([9, 8, 7], { size: 2, fromEnd: true, after: null, before: { at: new Date(0), id } }, cursor, none)
    expect(page).toMatchObject({ nodes: [8, 9], pageInfo: { hasNextPage: true, hasPreviousPage: true, endCursor: '9' } })
  })

  it('has no cursors when it is empty', () => {
    expect(pageOf([], { size: 2, fromEnd: false, after: null, before: null }, cursor, none).pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: false,
      startCursor: null,
      endCursor: null,
    })
  })
})

describe('the limit of a prepared statement', () => {
  it('brings at least the rows that are asked for, and is one of a few', () => {
    const limits = Array.from({ length: MAX_PAGE + 1 }, (_, index) => preparedLimit(index + 1))
    limits.forEach((limit, index) => {
      expect(limit).toBeGreaterThan(index)
    })
    expect(new Set(limits).size).toBeLessThan(10)
  })
})
