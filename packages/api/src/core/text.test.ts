import { describe, expect, it } from 'vitest'
import { emailProblem, phoneProblem, textProblem } from './text'

describe('what people type', () => {
  it('is refused when it is empty, too long or cannot be stored', () => {
    expect(textProblem('Ada', { max: 3 })).toBeNull()
    expect(textProblem('', { max: 3 })).toBe('must not be empty')
    expect(textProblem('', { min: 0, max: 3 })).toBeNull()
    expect(textProblem('Adam', { max: 3 })).toBe('must be at most 3 characters long')
    expect(textProblem('a\u0000', { max: 9 })).toContain('cannot be stored')
    expect(textProblem('a\uD800', { max: 9 })).toContain('cannot be stored')
    expect(textProblem('a\u0007', { max: 9 })).toBe('holds control characters')
    expect(textProblem('a\nb', { max: 9 })).toBe('holds control characters')
    expect(textProblem('a\nb', { max: 9, lines: true })).toBeNull()
  })

  it.each(['ada@example.com', "o'neil+team@mail.example.co.uk", 'ü@exämple.de'])('may be the address %s', email => {
    expect(emailProblem(email)).toBeNull()
  })

  it.each([
    '',
    'ada',
    'ada@',
    '@example.com',
    'ada@example',
    'a b@example.com',
    'ada@example..com',
    'ada@example.com, eve@example.com',
    'ada\n@example.com',
  ])('may not be the address %j', email => {
    expect(emailProblem(email)).not.toBeNull()
  })

  it('may be a phone number as people write one', () => {
    for (const phone of ['+49 30 123456', '(030) 12-34.56', '112/3']) expect(phoneProblem(phone)).toBeNull()
    for (const phone of ['', 'call me', '123', '1'.repeat(21), '+4930+12345', '0'.padEnd(51, ' 1')])
      expect(phoneProblem(phone)).not.toBeNull()
  })
})
