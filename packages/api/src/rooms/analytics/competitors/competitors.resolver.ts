import { Allow, Competitor, CompetitorAnalysis, CompetitorInput, GeoPoint, GeoPointInput } from '@dashboard/schema'
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import type { Scope } from '../../../access/scope'
import { competitorAnalysis, deleteCompetitor, saveCompetitor, saveLocation } from './competitors.service'

@Resolver(() => CompetitorAnalysis)
export class CompetitorsResolver {
  @Allow('metrics.view', 'business.view')
  @Query(() => CompetitorAnalysis, { description: 'The provider among its competitors.' })
  competitorAnalysis(@Ctx() scope: Scope): Promise<CompetitorAnalysis> {
    return competitorAnalysis(scope)
  }

  @Allow('marketing.manage', 'business.view')
  @Mutation(() => Competitor, { description: 'Writes down what is known of a competitor, or changes it.' })
  saveCompetitor(
    @Ctx() scope: Scope,
    @Arg('id', () => ID, { nullable: true, description: 'The competitor to change; a new one when left out.' }) id: string | null = null,
    @Arg('input', () => CompetitorInput, { description: 'What is known.' }) input: CompetitorInput,
  ): Promise<Competitor> {
    return saveCompetitor(scope, id, input)
  }

  @Allow('marketing.manage', 'business.view')
  @Mutation(() => Boolean, { description: 'Removes a competitor.' })
  deleteCompetitor(@Ctx() scope: Scope, @Arg('id', () => ID, { description: 'Which one.' }) id: string): Promise<boolean> {
    return deleteCompetitor(scope, id)
  }

  @Allow('marketing.manage', 'business.view')
  @Mutation(() => GeoPoint, { nullable: true, description: 'Tells where the business is, for distances; null forgets it.' })
  saveLocation(
    @Ctx() scope: Scope,
    @Arg('location', () => GeoPointInput, { nullable: true, description: 'Where it is.' }) location: GeoPointInput | null = null,
  ): Promise<GeoPoint | null> {
    return saveLocation(scope, location)
  }
}
