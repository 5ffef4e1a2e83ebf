import {
  AcquisitionSource,
  Allow,
  ChannelSpend,
  ChannelSpendInput,
  CustomerAcquisition,
  DateRangeInput,
  FunnelStage,
  Money,
} from '@dashboard/schema'
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Scope } from '../../../access/scope'
import type { AcquisitionRecord, SourceRecord } from './acquisition.service'
import { acquisitionCost, customerAcquisition, funnel, sourceCost, sourceRevenue, sourceSpend, totalSpend } from './acquisition.service'
import { channelSpend, deleteChannelSpend, saveChannelSpend } from './spend.service'

@Resolver(() => CustomerAcquisition)
export class AcquisitionResolver {
  @Allow('metrics.view', 'business.view')
  @Query(() => CustomerAcquisition, { description: 'How customers were won over a span, and at what cost.' })
  customerAcquisition(
    @Ctx() scope: Scope,
    @Arg('period', () => DateRangeInput, { description: 'The days to look at; days to come are left out.' }) period: DateRangeInput,
  ): Promise<AcquisitionRecord> {
    return customerAcquisition(scope, period)
  }

  @Allow('finance.view', 'business.view')
  @Query(() => [ChannelSpend], { description: 'What channels cost besides campaigns, the latest first.' })
  channelSpend(@Ctx() scope: Scope): Promise<ChannelSpend[]> {
    return channelSpend(scope)
  }

  @Allow('finance.view', 'business.view')
  @Mutation(() => ChannelSpend, { description: 'Writes down what a channel cost, or changes an entry.' })
  saveChannelSpend(
    @Ctx() scope: Scope,
    @Arg('id', () => ID, { nullable: true, description: 'The entry to change; a new one when left out.' }) id: string | null = null,
    @Arg('input', () => ChannelSpendInput, { description: 'What it cost.' }) input: ChannelSpendInput,
  ): Promise<ChannelSpend> {
    return saveChannelSpend(scope, id, input)
  }

  @Allow('finance.view', 'business.view')
  @Mutation(() => Boolean, { description: 'Removes an entry.' })
  deleteChannelSpend(@Ctx() scope: Scope, @Arg('id', () => ID, { description: 'Which one.' }) id: string): Promise<boolean> {
    return deleteChannelSpend(scope, id)
  }

  @FieldResolver(() => Money)
  spend(@Ctx() scope: Scope, @Root() record: AcquisitionRecord): Promise<Money> {
    return totalSpend(scope, record)
  }

  @FieldResolver(() => Money)
  acquisitionCost(@Ctx() scope: Scope, @Root() record: AcquisitionRecord): Promise<Money | null> {
    return acquisitionCost(scope, record)
  }

  @FieldResolver(() => [FunnelStage])
  conversionFunnel(@Ctx() scope: Scope, @Root() record: AcquisitionRecord): Promise<FunnelStage[]> {
    return funnel(scope, record)
  }
}

@Resolver(() => AcquisitionSource)
export class AcquisitionSourceResolver {
  @FieldResolver(() => Money)
  spend(@Ctx() scope: Scope, @Root() source: SourceRecord): Promise<Money> {
    return sourceSpend(scope, source)
  }

  @FieldResolver(() => Money)
  costPerCustomer(@Ctx() scope: Scope, @Root() source: SourceRecord): Promise<Money | null> {
    return sourceCost(scope, source)
  }

  @FieldResolver(() => Money)
  revenue(@Ctx() scope: Scope, @Root() source: SourceRecord): Money {
    return sourceRevenue(scope, source)
  }
}
