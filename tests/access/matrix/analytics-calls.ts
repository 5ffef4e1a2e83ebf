import { randomUUID } from 'node:crypto'
import type { Call, Setting } from './call'
import { type Kept, keep } from './kept'

const days = 'period: { start: "2026-01-01", end: "2026-12-31" }'

const query = (name: string, document: string): Call => ({ row: `Query.${name}`, document })

/** A change of something that is kept. */
const change = (name: string, kind: Kept, document: string): Call => ({
  row: `Mutation.${name}`,
  document,
  variables: async ({ stage }: Setting) => ({ id: await keep(stage.boss, kind) }),
})

const removal = (name: string, kind: Kept): Call => change(name, kind, `mutation ($id: ID!) { ${name}(id: $id) }`)

/** Something new of a name that nobody has. */
const addition = (name: string, input: string): Call => ({
  row: `Mutation.${name}`,
  document: `mutation ($name: String!) { ${name}(input: { ${input} }) { id } }`,
  variables: () => ({ name: `Canary ${randomUUID()}` }),
})

const expose = 'mutation ($id: ID!, $ids: [ID!]!) { exposeToExperiment(id: $id, customerIds: $ids) { position } }'

export const analyticsCalls: Call[] = [
  query('revenueAnalytics', `{ revenueAnalytics(${days}) { total { amount } } }`),
  query('revenueForecast', '{ revenueForecast { model } }'),
  query('revenueBridge', `{ revenueBridge(${days}) { paid { amount } } }`),
  query('metricCorrections', `{ metricCorrections(${days}, since: "2026-11-01T00:00:00Z") { figures { metric } } }`),
  query('serviceAnalytics', `{ serviceAnalytics(${days}) { services { completed } } }`),
  query('customerAcquisition', `{ customerAcquisition(${days}) { newCustomers } }`),
  query('retention', '{ retention { atRiskCount } }'),
  query('competitorAnalysis', '{ competitorAnalysis { marketPosition { competitorCount } } }'),
  query('experiments', '{ experiments { id } }'),
  query('annotations', `{ annotations(${days}) { id } }`),
  query('channelSpend', '{ channelSpend { id } }'),
  addition('saveAnnotation', 'startsOn: "2026-11-01", text: $name'),
  removal('deleteAnnotation', 'annotation'),
  addition('saveCompetitor', 'name: $name'),
  removal('deleteCompetitor', 'competitor'),
  { row: 'Mutation.saveLocation', document: 'mutation { saveLocation(location: { latitude: 52.5, longitude: 13.4 }) { latitude } }' },
  addition('saveChannelSpend', 'channel: SEARCH, amount: "7", startsOn: "2026-11-01", endsOn: "2026-11-30", note: $name'),
  removal('deleteChannelSpend', 'spend'),
  addition('createExperiment', 'name: $name, variants: [{ name: "A" }, { name: "B" }]'),
  change('endExperiment', 'experiment', 'mutation ($id: ID!) { endExperiment(id: $id) { id } }'),
  {
    row: 'Mutation.exposeToExperiment',
    document: expose,
    variables: async ({ stage, own }) => ({ id: await keep(stage.boss, 'experiment'), ids: [(await stage.booking(own)).customerId] }),
  },
]

/** A field of something of which there is one. */
const field = (type: string, name: string, around: (selection: string) => string, selection = name): Call => ({
  row: `${type}.${name}`,
  document: `{ ${around(selection)} }`,
  variables: async ({ stage, own }) => {
    await stage.booking(own, 'completed')
    return {}
  },
})

const ofService = (selection: string): string => `serviceAnalytics(${days}) { services { ${selection} } }`
const ofAcquisition = (selection: string): string => `customerAcquisition(${days}) { ${selection} }`
const ofSource = (selection: string): string => ofAcquisition(`sources { ${selection} }`)
const ofRetention = (selection: string): string => `retention { ${selection} }`

/** Shows customers an experiment until each of its two variants has somebody. */
const showBoth = async ({ stage, own }: Setting): Promise<void> => {
  const id = await keep(stage.boss, 'experiment')
  const seen = new Set<number>()
  while (seen.size < 2) {
    const ids = [(await stage.booking(own)).customerId]
    const { exposeToExperiment: shown } = await stage.boss.get<{ exposeToExperiment: { position: number }[] }>(expose, { id, ids })
    for (const { position } of shown) seen.add(position)
  }
}

/** A field of an experiment with somebody in each of its two variants. */
const ofExperiment = (type: string, name: string, selection: string): Call => ({
  row: `${type}.${name}`,
  document: `{ experiments { ${selection} } }`,
  variables: setting => showBoth(setting).then(() => ({})),
})

export const analyticsFieldCalls: Call[] = [
  field(
    'Correction',
    'booking',
    of => `metricCorrections(${days}, since: "2026-01-01T00:00:00Z") { corrections { ${of} } }`,
    'booking { id }',
  ),
  field('ServicePerformance', 'revenue', ofService, 'revenue { amount }'),
  field('ServicePerformance', 'averagePrice', ofService, 'averagePrice { amount }'),
  field('ServicePerformance', 'revenueShare', ofService),
  field('CustomerAcquisition', 'spend', ofAcquisition, 'spend { amount }'),
  field('CustomerAcquisition', 'acquisitionCost', ofAcquisition, 'acquisitionCost { amount }'),
  field('AcquisitionSource', 'spend', ofSource, 'spend { amount }'),
  field('AcquisitionSource', 'costPerCustomer', ofSource, 'costPerCustomer { amount }'),
  field('AcquisitionSource', 'revenue', ofSource, 'revenue { amount }'),
  field('Retention', 'atRiskCustomers', ofRetention, 'atRiskCustomers { visits }'),
  ofExperiment('ExperimentVariant', 'revenue', 'variants { revenue { amount } }'),
  ofExperiment('ExperimentVariant', 'revenuePerCustomer', 'variants { revenuePerCustomer }'),
  ofExperiment('ExperimentComparison', 'revenueDifference', 'result { comparisons { revenueDifference } }'),
  ofExperiment('ExperimentComparison', 'revenueLow', 'result { comparisons { revenueLow } }'),
  ofExperiment('ExperimentComparison', 'revenueHigh', 'result { comparisons { revenueHigh } }'),
  {
    row: 'ChannelSpend.amount',
    document: '{ channelSpend { amount { amount } } }',
    variables: async ({ stage }) => {
      await keep(stage.boss, 'spend')
      return {}
    },
  },
  {
    row: 'AtRiskCustomer.yearlyValue',
    document: '{ retention { atRiskCustomers { yearlyValue { amount } } } }',
    variables: ({ stage, own }) => stage.overdue(own).then(() => ({})),
  },
]
