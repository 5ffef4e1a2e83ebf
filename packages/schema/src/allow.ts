import type { MethodAndPropDecorator } from 'type-graphql'
import { Authorized, Extensions } from 'type-graphql'
import type { Permission } from './vocabulary'

/** What an operation or field asks of its viewer: a permission, just a sign-in, or nothing. */
export type Allowance = Permission | 'signedIn' | 'public'

/** Guards an operation or field, and leaves the word readable in the built schema (`extensions.allow`). */
export const Allow = (allowance: Allowance): MethodAndPropDecorator => {
  const decorate = (target: object, key: string | symbol, descriptor?: PropertyDescriptor) => {
    for (const decorator of [Extensions({ allow: allowance }), ...(allowance === 'public' ? [] : [Authorized<Allowance>(allowance)])]) {
      const apply = decorator as (target: object, key: string | symbol, descriptor?: PropertyDescriptor) => void
      apply(target, key, descriptor)
    }
  }
  return decorate as MethodAndPropDecorator
}
