import { Field, ID, ObjectType } from 'type-graphql'
import { Allow } from './allow'

@ObjectType({ simpleResolvers: true, description: 'An animal in care.' })
export class Pet {
  @Field(() => ID, { description: 'Id of the pet.' })
  id!: string

  @Field(() => String, { description: 'Its name.' })
  name!: string

  @Field(() => String, { description: 'Dog, cat, …; "Other" when unknown.' })
  species!: string

  @Field(() => String, { nullable: true, description: 'Its breed; null when unknown.' })
  breed!: string | null
}

@ObjectType({ description: 'Somebody who books with the provider.' })
export class Customer {
  @Field(() => ID, { simple: true, description: 'Id of the customer.' })
  id!: string

  @Field(() => String, { simple: true, description: 'Full name.' })
  name!: string

  @Allow('customers.view')
  @Field(() => String, { nullable: true, description: 'E-mail address; null when unknown.' })
  email!: string | null

  @Allow('customers.view')
  @Field(() => String, { nullable: true, description: 'Phone number; null when unknown.' })
  phone!: string | null

  @Field(() => String, { nullable: true, simple: true, description: 'URL of a portrait; null when there is none.' })
  photoUrl!: string | null

  @Field(() => [Pet], { description: 'Their animals, by name.' })
  pets!: Pet[]
}
