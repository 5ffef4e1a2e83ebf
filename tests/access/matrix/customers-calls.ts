import { randomUUID } from 'node:crypto'
import type { Call, Setting } from './call'
import { keep } from './kept'

/** Criteria that everybody who may see segments may ask. */
const free = '{ field: TOTAL_BOOKINGS, operator: GTE, value: 0 }'
const name = () => ({ name: `Canary ${randomUUID()}` })
const kept = async ({ stage }: Setting) => ({ id: await keep(stage.boss, 'segment') })

/** A field of what is counted, with a customer to count. */
const counted = (row: string, document: string): Call => ({
  row,
  document,
  variables: async ({ stage, own }) => {
    await stage.booking(own, 'completed')
    return {}
  },
})

/** Segments, and what they come to. */
export const segmentCalls: Call[] = [
  { row: 'Query.segments', document: '{ segments { customerCount } }' },
  { row: 'Query.estimateSegment', document: `{ estimateSegment(criteria: ${free}) { customerCount } }` },
  {
    row: 'Mutation.createSegment',
    document: `mutation ($name: String!) { createSegment(input: { name: $name, criteria: ${free} }) { id } }`,
    variables: name,
  },
  {
    row: 'Mutation.updateSegment',
    document: `mutation ($id: ID!, $name: String!) { updateSegment(id: $id, input: { name: $name, criteria: ${free} }) { id } }`,
    variables: async setting => ({ ...name(), ...(await kept(setting)) }),
  },
  { row: 'Mutation.deleteSegment', document: 'mutation ($id: ID!) { deleteSegment(id: $id) }', variables: kept },
  counted('Segment.averageValue', '{ segments { averageValue { amount } } }'),
  counted('SegmentEstimate.averageValue', `{ estimateSegment(criteria: ${free}) { averageValue { amount } } }`),
]
