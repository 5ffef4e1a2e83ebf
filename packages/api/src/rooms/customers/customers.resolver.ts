import { Customer, Pet } from '@dashboard/schema'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Scope } from '../../access/scope'
import { loadersOf } from '../bookings'

@Resolver(() => Customer)
export class CustomersResolver {
  @FieldResolver(() => [Pet])
  pets(@Root() customer: Customer, @Ctx() scope: Scope) {
    return loadersOf(scope).pets.load(customer.id)
  }
}
