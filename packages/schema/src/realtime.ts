import { Field, Float, ID, ObjectType } from 'type-graphql'
import { Kpi } from './metrics'
import { DateScalar, DateTimeScalar } from './scalars'

@ObjectType({ simpleResolvers: true, description: "One metric's move on one day." })
export class MetricUpdate {
  @Field(() => String, { description: 'Name of the metric, such as revenue.earned.' })
  metric!: string

  @Field(() => DateScalar, { description: "The day of the provider's time zone that moved; late news moves past days." })
  date!: string

  @Field(() => Float, { description: "The day's value now." })
  value!: number

  @Field(() => Float, { description: 'By how much it moved.' })
  change!: number

  @Field(() => DateTimeScalar, { description: 'When it was committed.' })
  timestamp!: Date

  @Field(() => ID, { description: 'Cursor: pass the last one that you saw as `since`.' })
  version!: string
}

@ObjectType({ simpleResolvers: true, description: 'Every KPI, ready to show.' })
export class KpiUpdate {
  @Field(() => [Kpi], { description: 'The KPIs of the period that was asked for.' })
  kpis!: Kpi[]

  @Field(() => ID, { description: 'Cursor: pass the last one that you saw as `since`.' })
  version!: string

  @Field(() => DateTimeScalar, { description: 'When the change was committed.' })
  timestamp!: Date
}
