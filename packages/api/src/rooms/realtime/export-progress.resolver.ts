import { Allow, Export } from '@dashboard/schema'
import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql'
import type { Scope } from '../../access/scope'
import { exportProgress } from './export-progress.service'

@Resolver()
export class ExportProgressResolver {
  @Allow('customers.export', 'customers.view', 'business.view')
  @Subscription(() => Export, {
    description: 'An export as it goes on, at least each second while it is written; ends when it is ready or over. NOT_FOUND for none.',
    subscribe: ({ args, context }: { args: { id: string }; context: Scope }) => exportProgress(context, args.id),
  })
  exportProgressed(@Root() record: Export, @Arg('id', () => ID, { description: 'Id of the export.' }) _id: string): Export {
    return record
  }
}
