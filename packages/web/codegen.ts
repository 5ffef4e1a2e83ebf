import type { CodegenConfig } from '@graphql-codegen/cli'

/** Typed documents of every .graphql file beside the components, checked against the committed schema. */
const config: CodegenConfig = {
  schema: '../schema/schema.graphql',
  documents: 'app/**/*.graphql',
  ignoreNoDocuments: true,
  generates: {
    'app/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        enumsAsTypes: true,
        useTypeImports: true,
        strictScalars: true,
        skipTypename: true,
        scalars: { Date: 'string', DateTime: 'string', LocalTime: 'string', Decimal: 'string', CurrencyCode: 'string', JSON: 'unknown' },
      },
    },
  },
}

export default config
