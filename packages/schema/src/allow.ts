import { Authorized, Extensions } from 'type-graphql'
import type { Permission } from './vocabulary'

/** What an operation or field asks of its viewer: a permission, just a sign-in, or nothing. */
export type Allowance = Permission | 'signedIn' | 'public'

type MemberDecorator = <T>(target: object, key: string | symbol, descriptor?: TypedPropertyDescriptor<T>) => void

/** Guards an operation or field, and leaves the word readable in the built schema (`extensions.allow`). */
export const Allow = (allowance: Allowance): MemberDecorator => {
  const decorators = [
    Extensions({ allow: allowance }),
    ...(allowance === 'public' ? [] : [Authorized<Allowance>(allowance)]),
  ] as MemberDecorator[]
  return (target, key, descriptor) => {
    for (const decorate of decorators) decorate(target, key, descriptor)
  }
}
