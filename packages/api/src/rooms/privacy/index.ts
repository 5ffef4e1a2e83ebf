import type { DownloadKind } from '../../access/downloads/downloads.service'
import { CUSTOMER_DATA, customerFile } from './customer-data.service'
import { PrivacyResolver } from './privacy.resolver'

export { retentionJob } from './retention.job'

export const privacyResolvers = [PrivacyResolver] as const

/** The files that this room makes, by the names of their kinds. */
export const privacyDownloads: Record<string, DownloadKind> = {
  [CUSTOMER_DATA]: { permissions: ['customers.export', 'customers.view'], open: customerFile },
}
