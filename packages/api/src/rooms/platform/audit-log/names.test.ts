import { describe, expect, it } from 'vitest'
import { actorName, detailsText, subjectName } from './names'
import type { Names } from './names'

const names: Names = {
  customers: new Map([['c', 'Ann Otter']]),
  members: new Map([['m', 'Ida Berg']]),
  people: new Map([['u', { id: 'm', name: 'Ida Berg' }]]),
  tokens: new Map([['t', 'Till']]),
  experiments: new Map([['e', 'Prices']]),
}

describe('who did it', () => {
  it.each([
    [{ userId: 'u', tokenId: null, action: 'SIGNED_IN' }, 'Ida Berg'],
    [{ userId: 'gone', tokenId: null, action: 'SIGNED_IN' }, 'Somebody who was here before'],
    [{ userId: null, tokenId: 't', action: 'CUSTOMER_VIEWED' }, 'Token "Till"'],
    [{ userId: null, tokenId: null, action: 'DATA_RETIRED' }, 'The dashboard'],
    [{ userId: null, tokenId: null, action: 'CUSTOMER_ERASED' }, 'The dashboard'],
    [{ userId: null, tokenId: null, action: 'SIGN_IN_FAILED' }, 'Unknown'],
  ])('of %j is %s', (deed, name) => {
    expect(actorName(deed, names)).toBe(name)
  })
})

it('to whom is known by the name of now', () => {
  expect(subjectName('CUSTOMER', 'c', names)).toBe('Ann Otter')
  expect(subjectName('CUSTOMER', 'erased', names)).toBeNull()
  expect(subjectName('USER', 'u', names)).toBe('Ida Berg')
  expect(subjectName('EXPERIMENT', 'e', names)).toBe('Prices')
  expect(subjectName(null, null, names)).toBeNull()
})

it('facts are one line', () => {
  expect(detailsText({ fields: ['phone', 'address'], hourlyRate: { from: '18.00', to: '20.00' }, none: null })).toBe(
    'fields: phone, address; hourlyRate: from: 18.00, to: 20.00',
  )
})
