import { AccountResolver } from './accounts/account.resolver'
import { DoorResolver } from './accounts/door.resolver'
import { ViewerResolver } from './viewer.resolver'

export const accessResolvers = [AccountResolver, DoorResolver, ViewerResolver] as const
