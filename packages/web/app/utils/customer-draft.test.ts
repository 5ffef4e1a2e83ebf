import { expect, it } from 'vitest'
import { customerChange, draftOf } from './customer-draft'

const before = draftOf({ name: 'Ada', email: 'ada@example.test', phone: null, smsConsent: false, source: 'SEARCH' })

it('nothing is sent of what stays', () => {
  expect(customerChange(before, { ...before, name: ' Ada ' })).toEqual({})
})

it('what is emptied is taken away, and unknown is no refusal', () => {
  expect(
    customerChange(before, { ...before, email: '', phone: ' 030 1 ', source: 'UNKNOWN', emailConsent: 'YES', smsConsent: 'UNKNOWN' }),
  ).toEqual({ email: null, phone: '030 1', source: null, emailConsent: true, smsConsent: null })
})
