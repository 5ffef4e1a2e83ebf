import { Field, ObjectType } from 'type-graphql'
import { MetricDimensionEnum } from './enums'
import type { MetricDimension } from './vocabulary'

@ObjectType({ simpleResolvers: true, description: 'Which part of the business a figure is of.' })
export class MetricSlice {
  @Field(() => MetricDimensionEnum, { description: 'What it is split by.' })
  dimension!: MetricDimension

  @Field(() => String, {
    description: 'Id of the service or team member, or the word of the channel or segment; NONE where there is none.',
  })
  value!: string

  @Field(() => String, { description: 'Its name for people.' })
  label!: string
}
