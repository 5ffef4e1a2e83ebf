import { buildSchema } from 'graphql'
import { describe, expect, it } from 'vitest'
import { buildAppSchema } from './schema'
import { sensitiveFieldProblems } from './sensitive-fields'

const schema = buildSchema(
  'type Query { person: Person } type Person { name: String email: String pay: Money } type Money { amount: String }',
)

describe('a private field', () => {
  it('of ours declares who may see it, or is excused', () => {
    expect(sensitiveFieldProblems(buildAppSchema())).toEqual([])
  })

  it('that declares nothing is found, by its name and by its type', () => {
    expect(sensitiveFieldProblems(schema, {})).toEqual([
      'Person.email is private and does not declare @Allow',
      'Person.pay is private and does not declare @Allow',
    ])
  })

  it('is excused only while there is one', () => {
    expect(sensitiveFieldProblems(schema, { 'Person.email': 'x', 'Person.pay': 'x', 'Person.name': 'x' })).toEqual([
      'Person.name is excused without need',
    ])
  })
})
