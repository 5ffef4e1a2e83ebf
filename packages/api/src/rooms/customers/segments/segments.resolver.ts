import { Allow, Segment, SegmentCriteriaInput, SegmentEstimate, SegmentInput } from '@dashboard/schema'
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import type { Scope } from '../../../access/scope'
import { estimate } from './estimate.service'
import { createSegment, deleteSegment, listSegments, updateSegment } from './segments.service'

const Input = () => Arg('input', () => SegmentInput, { description: 'The segment.' })
const Id = () => Arg('id', () => ID, { description: 'Id of the segment.' })

@Resolver(() => Segment)
export class SegmentsResolver {
  @Allow('customers.view', 'business.view')
  @Query(() => [Segment], { description: 'Every segment: those that come with the dashboard, then those of the provider by name.' })
  segments(@Ctx() scope: Scope) {
    return listSegments(scope)
  }

  @Allow('customers.view', 'business.view')
  @Query(() => SegmentEstimate, {
    description: 'How large a segment would be. BAD_USER_INPUT names the part of the criteria that is wrong.',
  })
  estimateSegment(
    @Ctx() scope: Scope,
    @Arg('criteria', () => SegmentCriteriaInput, { description: 'Who would belong to it.' }) criteria: SegmentCriteriaInput,
  ) {
    return estimate(scope, criteria)
  }

  @Allow('customers.manage', 'business.view')
  @Mutation(() => Segment, { description: 'Keeps a segment. BAD_USER_INPUT names what is wrong.' })
  createSegment(@Ctx() scope: Scope, @Input() input: SegmentInput) {
    return createSegment(scope, input)
  }

  @Allow('customers.manage', 'business.view')
  @Mutation(() => Segment, { description: 'Changes a segment; CONFLICT when somebody else did since `ifUpdatedAt`.' })
  updateSegment(@Ctx() scope: Scope, @Id() id: string, @Input() input: SegmentInput) {
    return updateSegment(scope, id, input)
  }

  @Allow('customers.manage', 'business.view')
  @Mutation(() => Boolean, { description: 'Deletes a segment; CONFLICT while a campaign uses it.' })
  deleteSegment(@Ctx() scope: Scope, @Id() id: string): Promise<boolean> {
    return deleteSegment(scope, id)
  }
}
