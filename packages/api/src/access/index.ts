import { AccountResolver } from './accounts/account.resolver'
import { DoorResolver } from './accounts/door.resolver'
import { TokensResolver } from './tokens/tokens.resolver'
import { ViewerResolver } from './viewer.resolver'

export const accessResolvers = [AccountResolver, DoorResolver, TokensResolver, ViewerResolver] as const
