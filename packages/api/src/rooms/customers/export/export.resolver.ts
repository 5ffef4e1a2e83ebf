import { Allow, Export, ExportCustomersInput } from '@dashboard/schema'
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Scope } from '../../../access/scope'
import { linkOf } from './download.service'
import { cancelExport, findExport, listExports, requestExport, type ShownExport } from './export.service'

const Id = () => Arg('id', () => ID, { description: 'Id of the export.' })
const First = () => Arg('first', () => Int, { defaultValue: 10, description: 'At most so many; 1–100.' })

@Resolver(() => Export)
export class ExportResolver {
  @Allow('customers.export', 'customers.view', 'business.view')
  @Query(() => Export, { nullable: true, description: 'One export; null when there is none of that id.' })
  export(@Ctx() scope: Scope, @Id() id: string) {
    return findExport(scope, id)
  }

  @Allow('customers.export', 'customers.view', 'business.view')
  @Query(() => [Export], { description: 'The exports of the provider, the latest first.' })
  exports(@Ctx() scope: Scope, @First() first: number) {
    return listExports(scope, first)
  }

  @Allow('customers.export', 'customers.view', 'business.view')
  @Mutation(() => Export, { description: 'Begins to write a file of customers. BAD_USER_INPUT names what is wrong.' })
  exportCustomers(
    @Ctx() scope: Scope,
    @Arg('input', () => ExportCustomersInput, { description: 'Which customers and columns.' }) input: ExportCustomersInput,
  ) {
    return requestExport(scope, input)
  }

  @Allow('customers.export', 'customers.view', 'business.view')
  @Mutation(() => Export, { description: 'Stops an export that is not ready; one that is, is deleted.' })
  cancelExport(@Ctx() scope: Scope, @Id() id: string) {
    return cancelExport(scope, id)
  }

  @FieldResolver(() => String, { nullable: true })
  downloadUrl(@Root() record: ShownExport, @Ctx() scope: Scope): string | null {
    return linkOf(scope, record)
  }
}
