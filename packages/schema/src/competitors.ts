import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql'
import { Money } from './money'
import { DateTimeScalar, DecimalScalar } from './scalars'
import { Service } from './services'

@ObjectType({ simpleResolvers: true, description: 'A place, WGS 84 degrees.' })
export class GeoPoint {
  @Field(() => Float, { description: '−90 to 90, north is positive.' })
  latitude!: number

  @Field(() => Float, { description: '−180 to 180, east is positive.' })
  longitude!: number
}

@InputType({ description: 'A place, WGS 84 degrees.' })
export class GeoPointInput {
  @Field(() => Float, { description: '−90 to 90, north is positive.' })
  latitude!: number

  @Field(() => Float, { description: '−180 to 180, east is positive.' })
  longitude!: number
}

@ObjectType({ simpleResolvers: true, description: 'Something that a competitor sells.' })
export class CompetitorService {
  @Field(() => String, { description: 'Its name there.' })
  name!: string

  @Field(() => Money, { nullable: true, description: 'What it costs there; null when unknown.' })
  price!: Money | null
}

@ObjectType({ description: 'Another business that the provider keeps an eye on.' })
export class Competitor {
  @Field(() => ID, { simple: true, description: 'Id of the competitor.' })
  id!: string

  @Field(() => String, { simple: true, description: 'Its name.' })
  name!: string

  @Field(() => GeoPoint, { nullable: true, simple: true, description: 'Where it is; null when unknown.' })
  location!: GeoPoint | null

  @Field(() => Float, {
    nullable: true,
    simple: true,
    description: 'As the crow flies from the provider; null where either place is unknown.',
  })
  distanceKm!: number | null

  @Field(() => [CompetitorService], { simple: true, description: 'What it sells.' })
  services!: CompetitorService[]

  @Field(() => String, { nullable: true, simple: true, description: 'How it is priced, in words.' })
  priceRange!: string | null

  @Field(() => Float, { nullable: true, simple: true, description: 'Average stars, 0–5; null when unknown.' })
  rating!: number | null

  @Field(() => Int, { nullable: true, simple: true, description: 'How many reviews; null when unknown.' })
  reviewCount!: number | null

  @Field(() => [String], { simple: true, description: 'What it does well.' })
  strengths!: string[]

  @Field(() => [String], { simple: true, description: 'What it does badly.' })
  weaknesses!: string[]

  @Field(() => Float, { nullable: true, simple: true, description: 'Estimated share of the market, percent; null when unknown.' })
  marketShare!: number | null

  @Field(() => Float, {
    nullable: true,
    simple: true,
    description: 'Its prices against those of the provider for the services that both sell, 1 = the same; null where none can be matched.',
  })
  priceIndex!: number | null

  @Field(() => Int, { simple: true, description: 'How many services both sell by name.' })
  matchedServices!: number

  @Field(() => DateTimeScalar, { simple: true, description: 'When it was last changed.' })
  updatedAt!: Date
}

@ObjectType({ simpleResolvers: true, description: 'Where the provider stands among those it keeps an eye on.' })
export class MarketPosition {
  @Field(() => GeoPoint, { nullable: true, description: 'Where the provider is; null until it is told.' })
  location!: GeoPoint | null

  @Field(() => Float, { nullable: true, description: 'Own average stars of the last 365 days; null without reviews.' })
  rating!: number | null

  @Field(() => Int, { description: 'Own reviews of these days.' })
  reviewCount!: number

  @Field(() => Int, { nullable: true, description: 'Own place by rating among all with a rating, 1 is best; null without one.' })
  ratingRank!: number | null

  @Field(() => Float, {
    nullable: true,
    description:
      'Own prices against the mean of the competitors for the services that both sell, 1 = the same; null where none can be matched.',
  })
  priceIndex!: number | null

  @Field(() => Int, {
    nullable: true,
    description: 'Own place by price among all that can be compared, 1 is the cheapest; null without one.',
  })
  priceRank!: number | null

  @Field(() => Int, { description: 'How many competitors are kept.' })
  competitorCount!: number

  @Field(() => String, { description: 'The position in words.' })
  summary!: string
}

@ObjectType({ simpleResolvers: true, description: 'Something that the comparison suggests, by a stated rule.' })
export class Opportunity {
  @Field(() => String, { description: 'The same for the same rule and matter.' })
  id!: string

  @Field(() => String, { description: 'What to do.' })
  title!: string

  @Field(() => String, { description: 'Why, with the figures.' })
  description!: string

  @Field(() => String, { description: 'The rule that found it, in words.' })
  rule!: string

  @Field(() => Service, { nullable: true, description: 'The service that it is about.' })
  service!: Service | null
}

@ObjectType({ description: 'The provider among its competitors.' })
export class CompetitorAnalysis {
  @Field(() => [Competitor], { simple: true, description: 'By name.' })
  competitors!: Competitor[]

  @Field(() => MarketPosition, { simple: true, description: 'Where the provider stands.' })
  marketPosition!: MarketPosition

  @Field(() => [Opportunity], { simple: true, description: 'What the comparison suggests, weightiest first.' })
  opportunities!: Opportunity[]
}

@InputType({ description: 'Something that a competitor sells.' })
export class CompetitorServiceInput {
  @Field(() => String, { description: 'Its name there; up to 200 characters.' })
  name!: string

  @Field(() => DecimalScalar, { nullable: true, description: "What it costs there, in the provider's currency." })
  price?: string | null
}

@InputType({ description: 'What is known of a competitor.' })
export class CompetitorInput {
  @Field(() => String, { description: 'Up to 200 characters, each once.' })
  name!: string

  @Field(() => GeoPointInput, { nullable: true, description: 'Where it is.' })
  location?: GeoPointInput | null

  @Field(() => [CompetitorServiceInput], { nullable: true, description: 'What it sells; at most 100.' })
  services?: CompetitorServiceInput[] | null

  @Field(() => String, { nullable: true, description: 'How it is priced, in words; up to 100 characters.' })
  priceRange?: string | null

  @Field(() => Float, { nullable: true, description: 'Average stars, 0–5.' })
  rating?: number | null

  @Field(() => Int, { nullable: true, description: 'How many reviews.' })
  reviewCount?: number | null

  @Field(() => [String], { nullable: true, description: 'What it does well; at most 20 of up to 200 characters.' })
  strengths?: string[] | null

  @Field(() => [String], { nullable: true, description: 'What it does badly; at most 20 of up to 200 characters.' })
  weaknesses?: string[] | null

  @Field(() => Float, { nullable: true, description: 'Estimated share of the market, percent.' })
  marketShare?: number | null
}
