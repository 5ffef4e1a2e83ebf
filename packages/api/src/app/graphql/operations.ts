import { createHash } from 'node:crypto'
import type { DocumentNode, GraphQLError, GraphQLSchema } from 'graphql'
import { GraphQLError as Refusal, parse, specifiedRules, validate } from 'graphql'
import { LRUCache } from 'lru-cache'
import { limitRule } from './limit-rule'
import { limits, parseOptions } from './limits'

/** A document that passed every rule, and the short name that caches know it by. */
export interface CheckedDocument {
  hash: string
  document: DocumentNode
}

/** Why a document did not pass. */
export interface RefusedDocument {
  errors: readonly GraphQLError[]
}

const hashOf = (source: string): string => createHash('sha256').update(source).digest('base64')

/** Refused under the names that Apollo gives such errors. */
const refused = (code: string, errors: readonly GraphQLError[]): RefusedDocument => {
  for (const error of errors) error.extensions.code = code
  return { errors }
}

const parsed = (source: string): DocumentNode | RefusedDocument => {
  if (source.length > limits.document)
    return refused('GRAPHQL_PARSE_FAILED', [new Refusal(`A document has at most ${limits.document} characters.`)])
  try {
    return parse(source, parseOptions)
  } catch (error) {
    return refused('GRAPHQL_PARSE_FAILED', [error instanceof Refusal ? error : new Refusal('The document cannot be read.')])
  }
}

/** Parses and validates documents, each text once while it is in use. */
export const createDocuments = (schema: GraphQLSchema, max = 500) => {
  const known = new LRUCache<string, CheckedDocument>({ max })
  return (source: string): CheckedDocument | RefusedDocument => {
    const hash = hashOf(source)
    const before = known.get(hash)
    if (before) return before
    const document = parsed(source)
    if ('errors' in document) return document
    const options = { maxErrors: limits.errors, hideSuggestions: true }
    // The limits come first: what asks for too much is not worth the other rules' time.
    for (const rules of [[limitRule], specifiedRules]) {
      const errors = validate(schema, document, rules, options)
      if (errors.length > 0) return refused('GRAPHQL_VALIDATION_FAILED', errors)
    }
    const checked = { hash, document }
    known.set(hash, checked)
    return checked
  }
}
