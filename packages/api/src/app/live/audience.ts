import type { Viewer } from '../../access/viewer'

/** Everything about a viewer that shapes an answer: viewers of one audience may be told the same words. */
export const audienceOf = ({ provider, role, permissions }: Viewer): string =>
  [provider.id, provider.timeZone, provider.currency, provider.weekStartsOn, role, ...[...permissions].sort()].join(' ')
