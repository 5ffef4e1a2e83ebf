import { CustomerAnalyticsResolver } from './analytics.resolver'
import { CustomersResolver } from './customers.resolver'
import { ExportResolver } from './export/export.resolver'
import { PetRhythmResolver, PredictionResolver } from './models/prediction.resolver'
import { SegmentationResolver } from './models/segmentation.resolver'
import { SegmentEstimateResolver, SegmentFiguresResolver } from './segments/figures.resolver'
import { SegmentsResolver } from './segments/segments.resolver'
import { CustomerViewsResolver } from './views.resolver'

export { contactOf } from './contact.loader'
export { customersDownloads } from './export/download.service'
export { findExport, getExport, type ShownExport } from './export/export.service'
export { expiredExportsJob, exportsJob } from './export/exports.job'
export { newsOf as exportNewsOf } from './export/watch.service'
export { customerModelsJob, customerScoresJob } from './models/models.job'
export { snapshotsJob } from './segments/snapshots.job'

export const customersResolvers = [
  CustomersResolver,
  CustomerAnalyticsResolver,
  CustomerViewsResolver,
  ExportResolver,
  PetRhythmResolver,
  PredictionResolver,
  SegmentationResolver,
  SegmentsResolver,
  SegmentEstimateResolver,
  SegmentFiguresResolver,
] as const
