import { Authorized, Extensions } from 'type-graphql'
import type { Permission } from './vocabulary'

/** What an operation or field asks of its viewer: a permission, a sign-in (of a person or by a token), a person at a browser, or nothing. */
export type Allowance = Permission | 'signedIn' | 'session' | 'public'

type MemberDecorator = <T>(target: object, key: string | symbol, descriptor?: TypedPropertyDescriptor<T>) => void

/** Guards an operation or field with all of the words, and leaves them readable in the built schema (`extensions.allow`). */
export const Allow = (first: Allowance, ...others: Permission[]): MemberDecorator => {
  const allowances = [first, ...others]
  const decorators = [
    Extensions({ allow: allowances }),
    ...(first === 'public' ? [] : [Authorized<Allowance>(allowances)]),
  ] as MemberDecorator[]
  return (target, key, descriptor) => {
    for (const decorate of decorators) decorate(target, key, descriptor)
  }
}
