import { writeFileSync } from 'node:fs'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { buildAppSchema } from '../schema'

const file = new URL('../../../../schema/schema.graphql', import.meta.url)

writeFileSync(file, `${printSchema(lexicographicSortSchema(buildAppSchema()))}\n`)
