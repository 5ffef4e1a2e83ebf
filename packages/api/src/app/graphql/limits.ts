/** What one document or message may ask for at most; HTTP and WebSocket share these. */
export const limits = {
  /** Tokens of a document, counted while it is parsed. */
  tokens: 2_000,
  /** Characters of a document. */
  document: 64 * 1024,
  /** Nesting of selections; the standard introspection query needs 15. */
  depth: 16,
  aliases: 40,
  directives: 40,
  /** Selected fields, fragments counted where they are spread. */
  fields: 1_000,
  /** Fields times the length of the lists around them. */
  cost: 60_000,
  /** Errors that the answer to a refused operation tells. */
  errors: 5,
  /** Characters of each of their messages. */
  errorMessage: 200,
  /** Bytes of an HTTP body. */
  body: 4 * 1024 * 1024,
  /** Bytes of a WebSocket message. */
  message: 256 * 1024,
  /** Running operations of one socket. */
  operationsPerSocket: 50,
  /** Open sockets of one session. */
  socketsPerSession: 50,
  /** Bytes that may wait for a client that does not read. */
  unread: 4 * 1024 * 1024,
} as const

export const parseOptions = { maxTokens: limits.tokens }
