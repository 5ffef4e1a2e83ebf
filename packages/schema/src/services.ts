import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Money } from './money'

@ObjectType({ simpleResolvers: true, description: 'Something that the provider sells, such as a groom or a walk.' })
export class Service {
  @Field(() => ID, { description: 'Id of the service.' })
  id!: string

  @Field(() => String, { description: 'Its name.' })
  name!: string

  @Field(() => String, { description: 'The group that it belongs to; "Other" when none was told.' })
  category!: string

  @Field(() => Int, { description: 'How long it usually takes, in minutes.' })
  durationMinutes!: number

  @Field(() => Money, { description: 'What it costs when a booking does not say otherwise.' })
  price!: Money

  @Field(() => Boolean, { description: 'Whether it can be booked.' })
  isActive!: boolean
}
