import { defineConfig } from 'drizzle-kit'

export default defineConfig({ dialect: 'postgresql', schema: './packages/api/src/db/tables/*.ts', out: './drizzle' })
