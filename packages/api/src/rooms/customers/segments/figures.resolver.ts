import { Allow, Money, Segment, SegmentChange, SegmentEstimate, SegmentReach } from '@dashboard/schema'
import { Ctx, FieldResolver, Float, Int, Resolver, Root } from 'type-graphql'
import type { Scope } from '../../../access/scope'
import type { Estimate } from './estimate.service'
import { changeOfSegment, figuresOfSegment, moneyOf } from './figures.service'

@Resolver(() => Segment)
export class SegmentFiguresResolver {
  @FieldResolver(() => Int)
  async customerCount(@Root() { id }: Segment, @Ctx() scope: Scope): Promise<number> {
    return (await figuresOfSegment(scope, id)).customers
  }

  @FieldResolver(() => Float, { nullable: true })
  async share(@Root() { id }: Segment, @Ctx() scope: Scope): Promise<number | null> {
    return (await figuresOfSegment(scope, id)).share
  }

  @Allow('revenue.view')
  @FieldResolver(() => Money, { nullable: true })
  async averageValue(@Root() { id }: Segment, @Ctx() scope: Scope) {
    return moneyOf(scope, (await figuresOfSegment(scope, id)).averageSpent)
  }

  @FieldResolver(() => SegmentReach)
  async reach(@Root() { id }: Segment, @Ctx() scope: Scope) {
    return (await figuresOfSegment(scope, id)).reach
  }

  @FieldResolver(() => SegmentChange, { nullable: true })
  change(@Root() { id }: Segment, @Ctx() scope: Scope) {
    return changeOfSegment(scope, id)
  }
}

@Resolver(() => SegmentEstimate)
export class SegmentEstimateResolver {
  @Allow('revenue.view')
  @FieldResolver(() => Money, { nullable: true })
  averageValue(@Root() { averageSpent }: Estimate, @Ctx() scope: Scope) {
    return moneyOf(scope, averageSpent)
  }
}
