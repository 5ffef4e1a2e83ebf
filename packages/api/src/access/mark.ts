/** What a provider's rows go by: two states with the same mark hold the same. */
export interface Mark {
  /** Of the engine's batches. */
  version: string
  /** Of all other changes. */
  revision: string
}

export const isSameMark = (one: Mark, other: Mark): boolean => one.version === other.version && one.revision === other.revision

/** The columns of a mark, in SQL, of the provider whose id `provider` gives. */
export const markColumns = (provider: string): string => `
  coalesce((select version from provider_versions where provider_id = ${provider}), 0)::text as version,
  coalesce((select revision from provider_revisions where provider_id = ${provider}), 0)::text as revision`
