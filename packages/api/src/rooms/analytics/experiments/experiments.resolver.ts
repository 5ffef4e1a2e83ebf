import { Allow, Experiment, ExperimentAssignment, ExperimentInput } from '@dashboard/schema'
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import type { Scope } from '../../../access/scope'
import { createExperiment, endExperiment, experiments } from './experiments.service'
import { exposeCustomers } from './exposures.service'

@Resolver(() => Experiment)
export class ExperimentsResolver {
  @Allow('metrics.view', 'business.view')
  @Query(() => [Experiment], { description: 'A/B tests with their results, the newest first.' })
  experiments(@Ctx() scope: Scope): Promise<Experiment[]> {
    return experiments(scope)
  }

  @Allow('marketing.manage', 'business.view')
  @Mutation(() => Experiment, { description: 'Sets up an A/B test.' })
  createExperiment(
    @Ctx() scope: Scope,
    @Arg('input', () => ExperimentInput, { description: 'What is tested.' }) input: ExperimentInput,
  ): Promise<Experiment> {
    return createExperiment(scope, input)
  }

  @Allow('marketing.manage', 'business.view')
  @Mutation(() => Experiment, { description: 'Ends an experiment now; nobody is put into a variant any more.' })
  endExperiment(@Ctx() scope: Scope, @Arg('id', () => ID, { description: 'Which one.' }) id: string): Promise<Experiment> {
    return endExperiment(scope, id)
  }

  @Allow('marketing.manage', 'business.view')
  @Mutation(() => [ExperimentAssignment], {
    description:
      'Puts customers into a variant, by a hash that stays the same, and notes when they were first shown it. At most 1,000 at once.',
  })
  exposeToExperiment(
    @Ctx() scope: Scope,
    @Arg('id', () => ID, { description: 'Which experiment; it must be running.' }) id: string,
    @Arg('customerIds', () => [ID], { description: 'Whom.' }) customerIds: string[],
  ): Promise<ExperimentAssignment[]> {
    return exposeCustomers(scope, id, customerIds)
  }
}
