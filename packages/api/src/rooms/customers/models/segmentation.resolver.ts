import { Allow, CustomerSegmentation } from '@dashboard/schema'
import { Ctx, Query, Resolver } from 'type-graphql'
import type { Scope } from '../../../access/scope'
import { segmentationOf } from './segmentation.service'

@Resolver(() => CustomerSegmentation)
export class SegmentationResolver {
  @Allow('customers.view', 'business.view')
  @Query(() => CustomerSegmentation, { description: 'Every customer in groups, and the models behind them.' })
  customerSegmentation(@Ctx() scope: Scope) {
    return segmentationOf(scope)
  }
}
