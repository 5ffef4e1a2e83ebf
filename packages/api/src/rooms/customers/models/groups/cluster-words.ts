/** What sets a cluster apart, in words that tell no amounts: who may not see revenue may read them. */
import { type Behavior, behaviorAt, dayParts } from './cluster-features'
import type { ClusterModel } from './clusters'

export interface ClusterWords {
  /** From 1 on. */
  number: number
  name: string
  description: string
  visitsPerYear: number
  /** Ids of the services that they take more than others, at most three. */
  serviceIds: string[]
}

const rhythms: readonly (readonly [visitsPerYear: number, adjective: string])[] = [
  [100, 'Several times a week'],
  [40, 'Weekly'],
  [20, 'Fortnightly'],
  [9, 'Monthly'],
  [4.5, 'Every other month'],
  [1.5, 'A few times a year'],
  [0, 'Once a year or less'],
]
/** A share this much over what is usual, and this large, is a preference. */
const [MORE_THAN_USUAL, LARGE_SHARE] = [1.25, 0.4]
/** A service is told where they take it noticeably more than others and not only once. */
const LEAST_SHARE = 0.15
const [DEAR, CHEAP] = [1.3, 0.75]
const MOST_SERVICES = 3

const rhythmOf = (visitsPerYear: number): string => rhythms.find(([from]) => visitsPerYear >= from)?.[1] ?? 'Seldom'

/** Which shares stand out, the most outstanding first. */
const outstanding = (shares: readonly number[], usual: readonly number[], least: number): number[] =>
  shares
    .map((share, axis) => ({ axis, share, lift: share / Math.max(0.01, usual[axis] ?? 0) }))
    .filter(({ share, lift }) => share >= least && lift >= MORE_THAN_USUAL)
    .sort((a, b) => b.lift - a.lift)
    .map(({ axis }) => axis)

const spendOf = (perVisit: number, usual: number): string => {
  if (perVisit >= usual * DEAR) return 'spend more than most on a visit'
  return perVisit <= usual * CHEAP ? 'spend less than most on a visit' : 'spend about as much as others on a visit'
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`

const visitsWords = (visitsPerYear: number): string => {
  const times = Math.max(1, Math.round(visitsPerYear))
  return times < 3 ? `about ${times === 1 ? 'once' : 'twice'} a year` : `about ${times} times a year`
}

const timesOf = (behavior: Behavior, usual: readonly number[]): string | null => {
  const [part] = outstanding(behavior.times, usual, LARGE_SHARE)
  return part === undefined ? null : (dayParts[part] ?? null)
}

/** The clusters of a model in words; `nameOf` gives the names of services, null for those that are gone. Equal names are told apart by their number. */
export const clusterWords = ({ space, clusters }: ClusterModel, nameOf: (serviceId: string) => string | null): ClusterWords[] => {
  const usualPerVisit = Math.expm1(space.logPerVisit.mean)
  const told = clusters.map(({ centroid }, at) => {
    const behavior = behaviorAt(space, centroid)
    const serviceIds = outstanding(behavior.services, space.usualServices, LEAST_SHARE)
      .flatMap(axis => space.services[axis] ?? [])
      .filter(id => nameOf(id) !== null)
      .slice(0, MOST_SERVICES)
    const names = serviceIds.flatMap(id => nameOf(id) ?? [])
    const when = timesOf(behavior, space.usualTimes)
    const what = names[0] ?? 'mixed services'
    return {
      number: at + 1,
      name: `${rhythmOf(behavior.visitsPerYear)}: ${what}${when === null ? '' : `, ${when}`}`,
      description: `They come ${visitsWords(behavior.visitsPerYear)}${when === null ? '' : `, mostly on ${when}`}, and ${spendOf(behavior.perVisit, usualPerVisit)}.${
        names.length === 0 ? '' : ` More than others they take ${listed(names)}.`
      }`,
      visitsPerYear: behavior.visitsPerYear,
      serviceIds,
    }
  })
  return told.map(each => ({
    ...each,
    name: told.filter(({ name }) => name === each.name).length > 1 ? `${each.name} (${each.number})` : each.name,
  }))
}
