import { Field, ObjectType } from 'type-graphql'
import { CurrencyCodeScalar, DecimalScalar } from './scalars'

@ObjectType({ simpleResolvers: true, description: 'An exact amount of money.' })
export class Money {
  @Field(() => DecimalScalar, { description: "Exact, with the currency's usual digits." })
  amount!: string

  @Field(() => CurrencyCodeScalar, { description: 'ISO 4217.' })
  currency!: string
}
