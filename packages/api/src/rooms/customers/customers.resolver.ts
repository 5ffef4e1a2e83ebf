import { Allow, Customer, Pet } from '@dashboard/schema'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Scope } from '../../access/scope'
import { loadersOf } from '../bookings'
import { contactOf } from './contact.loader'

@Resolver(() => Customer)
export class CustomersResolver {
  @Allow('customers.view')
  @FieldResolver(() => String, { nullable: true })
  email(@Root() customer: Customer, @Ctx() scope: Scope) {
    return contactOf(scope, customer.id, 'email')
  }

  @Allow('customers.view')
  @FieldResolver(() => String, { nullable: true })
  phone(@Root() customer: Customer, @Ctx() scope: Scope) {
    return contactOf(scope, customer.id, 'phone')
  }

  @FieldResolver(() => [Pet])
  pets(@Root() customer: Customer, @Ctx() scope: Scope) {
    return loadersOf(scope).pets.load(customer.id)
  }
}
