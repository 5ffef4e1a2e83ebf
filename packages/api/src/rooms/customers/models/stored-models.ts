import type { StoredModel } from './models.repository'
import type { Models } from './scores'

/** The stored models as scores read them. What is stored is what the fits gave, as JSON. */
export const modelsOf = (stored: readonly StoredModel[]): Models => {
  const parameters = (kind: StoredModel['kind']): unknown => stored.find(model => model.kind === kind)?.parameters ?? null
  return {
    churn: parameters('CHURN') as Models['churn'],
    spend: parameters('SPEND') as Models['spend'],
    gaps: parameters('GAPS') as Models['gaps'],
    rfm: parameters('RFM') as Models['rfm'],
    clusters: parameters('CLUSTERS') as Models['clusters'],
    attach: parameters('ATTACH') as Models['attach'],
  }
}
