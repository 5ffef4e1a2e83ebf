const floors = require('./floors.cjs')

const api = 'packages/api/src'
const at = places => `^${api}/(${places.join('|')})/`

/** Down only, and not to a neighbour. */
const floorRules = floors.flatMap((rooms, level) => {
  const above = floors.slice(level + 1).flat()
  const up =
    above.length === 0
      ? []
      : [
          {
            name: `${rooms.join('+')}-looks-up`,
            severity: 'error',
            comment: 'Imports go down only.',
            from: { path: at(rooms) },
            to: { path: at(above) },
          },
        ]
  const sideways = rooms
    .filter(() => rooms.length > 1)
    .map(room => ({
      name: `${room}-looks-sideways`,
      severity: 'error',
      comment: 'Neighbours on a floor do not know each other.',
      from: { path: at([room]) },
      to: { path: at(rooms.filter(other => other !== room)) },
    }))
  return [...up, ...sideways]
})

/** Files whose name has no role (`rfm.ts`, not `rfm.repository.ts`) in rooms, core and events. */
const plain = `^${api}/(core|events|rooms)/[^.]+\\.ts$`

module.exports = {
  forbidden: [
    ...floorRules,
    {
      name: 'no-cycle',
      severity: 'error',
      comment: 'A cycle has no floor.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'front-door-only',
      severity: 'error',
      comment: 'A room, or a room within it, is entered by its index.ts.',
      from: { path: `^(${api}/(core|db|access|events|app|rooms/[^/]+))/` },
      to: { path: `^${api}/rooms/[^/]+/`, pathNot: [`^${api}/rooms/[^/]+/index\\.ts$`, `^${api}/rooms/[^/]+/[^/]+/index\\.ts$`, '^$1/'] },
    },
    {
      name: 'tables-only-where-rows-are-read',
      severity: 'error',
      comment: 'Tables belong to repositories, loaders, jobs and the engine.',
      from: {
        path: `^${api}/`,
        pathNot: [`^${api}/db/`, `^${api}/events/`, `^${api}/app/demo/`, '\\.(repository|loader|job)\\.ts$', '\\.test\\.ts$'],
      },
      to: { path: `^${api}/db/tables/`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'plain-files-are-pure',
      severity: 'error',
      comment: 'A file without a role suffix knows no database, server or socket.',
      from: { path: plain, pathNot: ['/index\\.ts$', '\\.test\\.ts$'] },
      to: {
        path: '(^|/)node_modules/(pg|drizzle-orm|fastify|ws|graphql-ws|ioredis|type-graphql|@apollo)(/|$)|^(node:)?(fs|net|http|child_process)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'plain-files-know-no-rim',
      severity: 'error',
      comment: 'A file without a role suffix computes from its arguments; only its type may come from the rim.',
      from: { path: plain, pathNot: ['/index\\.ts$', '\\.test\\.ts$'] },
      to: { path: `^${api}/(db/.*|.*\\.(resolver|repository|loader|service|job))\\.ts$`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'web-reads-only-the-vocabulary',
      severity: 'error',
      comment: 'Decorators and type-graphql stay out of the browser.',
      from: { path: '^packages/web/' },
      to: { path: '^packages/(schema/(?!src/(vocabulary|segment-fields)\\.ts|schema\\.graphql)|api/)' },
    },
    {
      name: 'schema-knows-nobody',
      severity: 'error',
      comment: 'The ground floor stands on nothing of ours.',
      from: { path: '^packages/schema/src/' },
      to: { path: '^packages/(api|web)/' },
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      comment: 'What ships does not reach for tests.',
      from: { path: '^packages/', pathNot: '\\.test\\.ts$' },
      to: { path: '^tests/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^packages/[^/]+/(\\.nuxt|\\.output|dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.vue'],
    },
  },
}
