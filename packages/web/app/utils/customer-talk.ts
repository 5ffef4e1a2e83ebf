/** What was said between a customer and the house: messages and reviews, the newest first. */
import type { CustomerTalkQuery } from '../gql/graphql'

type Message = NonNullable<NonNullable<CustomerTalkQuery['customer']>['communications']>['nodes'][number]
type Reviewed = NonNullable<CustomerTalkQuery['bookings']>['nodes'][number]

export type TalkEntry =
  | { kind: 'MESSAGE'; id: string; at: string; message: Message }
  | { kind: 'REVIEW'; id: string; at: string; review: NonNullable<Reviewed['review']>; service: string; bookingId: string }

export interface Talk {
  entries: TalkEntry[]
  /** How many there are in all. */
  total: number
}

/** The newest `first` of both; of each as many were asked for, so none is missing between them. Null without the customer. */
export const talkOf = ({ customer, bookings }: CustomerTalkQuery, first: number): Talk | null => {
  if (!customer) return null
  const messages = (customer.communications?.nodes ?? []).map((message): TalkEntry => ({
    kind: 'MESSAGE',
    id: message.id,
    at: message.sentAt,
    message,
  }))
  const reviews = (bookings?.nodes ?? []).flatMap(({ id, review, service }): TalkEntry[] =>
    review ? [{ kind: 'REVIEW', id: review.id, at: review.reviewedAt, review, service: service.name, bookingId: id }] : [],
  )
  return {
    entries: [...messages, ...reviews].sort((a, b) => Date.parse(b.at) - Date.parse(a.at)).slice(0, first),
    total: (customer.communications?.totalCount ?? 0) + (bookings?.totalCount ?? 0),
  }
}
