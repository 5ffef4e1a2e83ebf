import { randomUUID } from 'node:crypto'
import type { Client } from '../../kit/client'

const make = {
  annotation: 'mutation ($name: String!) { made: saveAnnotation(input: { startsOn: "2026-11-01", text: $name }) { id } }',
  competitor: 'mutation ($name: String!) { made: saveCompetitor(input: { name: $name }) { id } }',
  spend:
    'mutation ($name: String!) { made: saveChannelSpend(input: { channel: SEARCH, amount: "77", startsOn: "2026-11-01", endsOn: "2026-11-30", note: $name }) { id } }',
  experiment:
    'mutation ($name: String!) { made: createExperiment(input: { name: $name, variants: [{ name: "Canary A" }, { name: "Canary B" }] }) { id } }',
  view: 'mutation ($name: String!) { made: saveCustomerView(name: $name, query: "segment=NEW") { id } }',
  segment: 'mutation ($name: String!) { made: createSegment(input: { name: $name, criteria: { all: [] } }) { id } }',
}

/** What a business keeps. */
export type Kept = keyof typeof make

/** Makes one such thing; its id. */
export const keep = async (client: Client, kind: Kept, mark = 'Canary'): Promise<string> =>
  (await client.get<{ made: { id: string } }>(make[kind], { name: `${mark} ${randomUUID()}` })).made.id
