import type { AcquisitionChannel, MetricDimension } from '@dashboard/schema/vocabulary'
import { NONE } from './slices'

/** What is shown where a fact has no value of the dimension. */
const missing: Record<MetricDimension, string> = {
  SERVICE: 'No service',
  TEAM_MEMBER: 'Nobody',
  SOURCE: 'Unknown source',
  CUSTOMER_SEGMENT: 'Unknown segment',
}

/** The channels by which customers come, for people. */
export const channelNames: Readonly<Record<AcquisitionChannel, string>> = {
  SEARCH: 'Search',
  MARKETPLACE: 'Marketplace',
  REFERRAL: 'Referral',
  CAMPAIGN: 'Campaign',
  WALK_IN: 'Walk-in',
  SOCIAL: 'Social media',
  DIRECT: 'Direct',
  OTHER: 'Other',
}

/** A word of the vocabulary as a name: AT_RISK → "At risk", VIP as it is. */
const spelled = (word: string): string => (word.length <= 3 ? word : word.charAt(0) + word.slice(1).toLowerCase().replaceAll('_', ' '))

/** The name of a value for people; `names` holds those of services and members. */
export function labelOf(dimension: MetricDimension, value: string, names: ReadonlyMap<string, string>): string {
  if (value === NONE) return missing[dimension]
  return dimension === 'SOURCE' ? channelNames[value as AcquisitionChannel] : (names.get(value) ?? spelled(value))
}
