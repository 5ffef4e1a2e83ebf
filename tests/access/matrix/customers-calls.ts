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

const learned = new Set<unknown>()

/** A field of the groups of customers, with customers in all of them. */
const ofGroups = (row: string, selection: string): Call => ({
  row,
  document: `{ customerSegmentation { ${selection} } }`,
  variables: async ({ stage, cast }) => {
    // Once: what is learned does not change from call to call.
    if (!learned.has(stage)) await stage.modelled(cast.owner.memberId)
    learned.add(stage)
    return {}
  },
})

/** Groups of customers, and the models behind them. */
export const segmentationCalls: Call[] = [
  ofGroups(
    'Query.customerSegmentation',
    'customerCount summary models { method } behavioral { name } predictive { highChurnRisk { customerCount } }',
  ),
  ofGroups('CustomerSegmentation.lifetimeValueDistribution', 'lifetimeValueDistribution { customerCount }'),
  ofGroups('CustomerSegmentation.medianLifetimeValue', 'medianLifetimeValue { amount }'),
  ofGroups('HistogramBin.from', 'lifetimeValueDistribution { from { amount } }'),
  ofGroups('HistogramBin.to', 'lifetimeValueDistribution { to { amount } }'),
  ofGroups('RfmCell.averageValue', 'rfm { averageValue { amount } }'),
  ofGroups('RfmSegmentSummary.averageValue', 'rfmSegments { averageValue { amount } }'),
  ofGroups('RfmSegmentSummary.revenueShare', 'rfmSegments { revenueShare }'),
  ofGroups('BehavioralCluster.averageValue', 'behavioral { averageValue { amount } }'),
  ofGroups('PredictiveSegment.yearlyValue', 'predictive { highChurnRisk { yearlyValue { amount } } }'),
]
