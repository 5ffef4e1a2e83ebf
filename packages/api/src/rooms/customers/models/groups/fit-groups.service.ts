import type { HeavyTask } from '../../../../access/heavy.service'
import { type AttachModel, fitAttach, type OfferedService, type ServiceHistory } from './attach'
import type { ClusterFacts } from './cluster-features'
import { type ClusterModel, fitClusters } from './clusters'

/** What groups of customers are learned from. */
export interface GroupsInput {
  customers: readonly ClusterFacts[]
  earlier: ClusterModel | null
  /** What is sold today. */
  offered: readonly OfferedService[]
  histories: readonly ServiceHistory[]
  /** Day number, on the calendar of the histories. */
  today: number
}

/** What was learned; each null where there is too little to learn from. */
export interface FittedGroups {
  clusters: ClusterModel | null
  attach: AttachModel | null
}

/** Learns which customers behave alike and which services go together. */
export const groupsTask: HeavyTask<GroupsInput, FittedGroups> = {
  name: 'customer-groups',
  run: ({ customers, earlier, offered, histories, today }) => ({
    clusters: fitClusters(customers, earlier),
    attach: fitAttach(offered, histories, today),
  }),
}
