import { Allow, CustomerSelectionInput, CustomerView, TaggedCustomers } from '@dashboard/schema'
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import type { Scope } from '../../access/scope'
import { tagCustomers } from './tagging.service'
import { deleteView, listViews, saveView } from './views.service'

const Tags = (name: string, what: string) => Arg(name, () => [String], { defaultValue: [], description: what })

@Resolver(() => CustomerView)
export class CustomerViewsResolver {
  @Allow('session', 'customers.view')
  @Query(() => [CustomerView], { description: "The viewer's own saved views of the list of customers, by name." })
  customerViews(@Ctx() scope: Scope) {
    return listViews(scope)
  }

  @Allow('session', 'customers.view')
  @Mutation(() => CustomerView, {
    description: 'Saves a view under a name, in the place of one of that name. BAD_USER_INPUT for more than 50.',
  })
  saveCustomerView(
    @Ctx() scope: Scope,
    @Arg('name', () => String, { description: '1–100 characters.' }) name: string,
    @Arg('query', () => String, { description: 'The part of the address behind the question mark; at most 4,000 characters.' })
    query: string,
  ) {
    return saveView(scope, name, query)
  }

  @Allow('session', 'customers.view')
  @Mutation(() => Boolean, { description: "Deletes a view; NOT_FOUND for somebody else's." })
  deleteCustomerView(@Ctx() scope: Scope, @Arg('id', () => ID, { description: 'Id of the view.' }) id: string): Promise<boolean> {
    return deleteView(scope, id)
  }

  @Allow('customers.manage')
  @Mutation(() => TaggedCustomers, { description: 'Gives tags to many customers and takes tags from them: all of it, or nothing.' })
  tagCustomers(
    @Ctx() scope: Scope,
    @Arg('selection', () => CustomerSelectionInput, { description: 'Which customers.' }) selection: CustomerSelectionInput,
    @Tags('add', 'Tags they get; at most 20.') add: string[],
    @Tags('remove', 'Tags they lose; at most 20.') remove: string[],
  ) {
    return tagCustomers(scope, selection, { add, remove })
  }
}
