import { Field, InputType } from 'type-graphql'
import { AcquisitionChannelEnum } from './enums'
import type { AcquisitionChannel } from './vocabulary'

@InputType({ description: 'A new customer.' })
export class CreateCustomerInput {
  @Field(() => String, { description: 'Full name; 1–200 characters.' })
  name!: string

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  email?: string | null

  @Field(() => String, { nullable: true, description: 'Telephone number.' })
  phone?: string | null

  @Field(() => AcquisitionChannelEnum, { nullable: true, description: 'How they came.' })
  source?: AcquisitionChannel | null
}

@InputType({ description: 'What is known of a customer otherwise from now on; what is left out stays, null takes away.' })
export class UpdateCustomerInput {
  @Field(() => String, { nullable: true, description: 'Full name; 1–200 characters. It cannot be taken away.' })
  name?: string | null

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  email?: string | null

  @Field(() => String, { nullable: true, description: 'Telephone number.' })
  phone?: string | null

  @Field(() => String, { nullable: true, description: 'Postal address; at most 500 characters.' })
  address?: string | null

  @Field(() => AcquisitionChannelEnum, { nullable: true, description: 'How they came.' })
  source?: AcquisitionChannel | null

  @Field(() => Boolean, { nullable: true, description: 'Whether they agreed to e-mail of campaigns; null for unknown.' })
  emailConsent?: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether they agreed to text messages of campaigns; null for unknown.' })
  smsConsent?: boolean | null
}
