import { Allow, Customer, CustomerPreferences, LifetimeMetrics, Pet, PetRhythm, PredictedBehavior } from '@dashboard/schema'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Scope } from '../../../access/scope'
import { lifetimeOf, petRhythmOf, predictedBehaviorOf, preferencesOf } from './prediction.service'

@Resolver(() => Customer)
export class PredictionResolver {
  @Allow('customers.view')
  @FieldResolver(() => CustomerPreferences, { nullable: true })
  preferences(@Root() customer: Customer, @Ctx() scope: Scope) {
    return preferencesOf(scope, customer.id)
  }

  @Allow('customers.view')
  @FieldResolver(() => LifetimeMetrics, { nullable: true })
  lifetime(@Root() customer: Customer, @Ctx() scope: Scope) {
    return lifetimeOf(scope, customer)
  }

  @Allow('customers.view')
  @FieldResolver(() => PredictedBehavior, { nullable: true })
  predictedBehavior(@Root() customer: Customer, @Ctx() scope: Scope) {
    return predictedBehaviorOf(scope, customer)
  }
}

@Resolver(() => Pet)
export class PetRhythmResolver {
  @FieldResolver(() => PetRhythm, { nullable: true })
  rhythm(@Root() pet: Pet, @Ctx() scope: Scope) {
    return petRhythmOf(scope, pet.id)
  }
}
