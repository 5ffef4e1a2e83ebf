import { Allow, ApiToken, CreateApiTokenInput, CreatedApiToken, TokenScopeInfo } from '@dashboard/schema'
import { tokenScopes } from '@dashboard/schema/vocabulary'
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import type { Scope } from '../scope'
import { scopeWords } from './scopes'
import { apiTokens, createApiToken, revokeApiToken } from './tokens.service'

@Resolver()
export class TokensResolver {
  @Allow('session', 'tokens.manage')
  @Query(() => [ApiToken], { description: 'The tokens that work, the newest first.' })
  apiTokens(@Ctx() scope: Scope) {
    return apiTokens(scope)
  }

  @Allow('signedIn')
  @Query(() => [TokenScopeInfo], { description: 'Everything that a token can be for.' })
  tokenScopes(): TokenScopeInfo[] {
    return tokenScopes.map(name => ({ name, description: scopeWords[name] }))
  }

  @Allow('session', 'tokens.manage')
  @Mutation(() => CreatedApiToken, { description: 'Makes a token for another system. BAD_USER_INPUT names what is wrong.' })
  createApiToken(
    @Ctx() scope: Scope,
    @Arg('input', () => CreateApiTokenInput, { description: 'What it is for.' }) input: CreateApiTokenInput,
  ) {
    return createApiToken(scope, input)
  }

  @Allow('session', 'tokens.manage')
  @Mutation(() => Boolean, { description: 'Ends a token at once and closes its sockets. NOT_FOUND when there is none that works.' })
  revokeApiToken(@Ctx() scope: Scope, @Arg('id', () => ID, { description: 'Id of the token.' }) id: string): Promise<boolean> {
    return revokeApiToken(scope, id)
  }
}
