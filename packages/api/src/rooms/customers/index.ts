import { CustomerAnalyticsResolver } from './analytics.resolver'
import { CustomersResolver } from './customers.resolver'
import { ExportResolver } from './export/export.resolver'
import { SegmentationResolver } from './models/segmentation.resolver'
import { SegmentsResolver } from './segments/segments.resolver'
import { CustomerViewsResolver } from './views.resolver'

export { contactOf } from './contact.loader'

export const customersResolvers = [
  CustomersResolver,
  CustomerAnalyticsResolver,
  CustomerViewsResolver,
  ExportResolver,
  SegmentationResolver,
  SegmentsResolver,
] as const
