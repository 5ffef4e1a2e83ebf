import type { Permission } from '@dashboard/schema/vocabulary'
import type { MiddlewareFn } from 'type-graphql'
import { Extensions, UseMiddleware } from 'type-graphql'
import type { Scope } from '../../access/scope'
import { forbidden } from '../../core/errors'
import { isOneself } from './authority'
import { loadersOf } from './members.loader'

type MemberDecorator = <T>(target: object, key: string | symbol, descriptor?: TypedPropertyDescriptor<T>) => void

/** Guards a field of a member: for oneself, and for those who have every one of the permissions. */
export const ForOneselfOr = (...needed: Permission[]): MemberDecorator => {
  const guard: MiddlewareFn<Scope> = async ({ root, context }, next) => {
    const missing = needed.find(permission => !context.can(permission))
    if (missing !== undefined && !isOneself(await loadersOf(context).actor(), (root as { id: string }).id)) throw forbidden(missing)
    return next() as Promise<unknown>
  }
  const decorators = [UseMiddleware(guard), Extensions({ allowOneselfOr: needed })] as MemberDecorator[]
  return (target, key, descriptor) => {
    for (const decorate of decorators) decorate(target, key, descriptor)
  }
}
