import { createMessage, type Message } from './outbox'
import { isRefusal, messagesOf, openBatches, payloadOf, type LiveOperation, type LiveParts } from './execution'
import { missed } from '../../rooms/realtime'
import { GraphQLError } from 'graphql'

/** Messages that a catch-up sends at most; who missed more is told to read again. */
const most = 2_000

/** Everything that an operation missed up to `version`, in order. */
export const catchUp = async (parts: LiveParts, operation: LiveOperation, version: number): Promise<Message[]> => {
  const source = await openBatches(parts, operation)
  if (isRefusal(source)) return [createMessage('refused', String(version), payloadOf(parts.house.log, source))]
  const messages: Message[] = []
  for await (const batch of source) {
    const isLast = Number(batch.version) >= version
    if (isLast || !batch.whole) messages.push(...(await messagesOf(parts, operation, batch)))
    if (messages.length > most) return [tooMuch(parts, version)]
    if (isLast) break
  }
  return messages
}

const tooMuch = ({ house }: LiveParts, version: number): Message => {
  const { message, extensions } = missed(String(version))
  return createMessage('gap', String(version), payloadOf(house.log, { errors: [new GraphQLError(message, { extensions })] }))
}
