/** `pnpm bench [name …]`: what the product does beside the floor of the same work, in one run. Ratios count; absolute figures are this machine's. */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { analytics } from './analytics'
import { customers } from './customers'
import { events } from './events'
import { exports } from './export'
import { overview } from './overview'
import { sealing } from './sealing'
import { wallCost } from './wall'

const benchmarks: Record<string, () => Promise<void>> = { overview, events, wall: wallCost, sealing, export: exports, customers, analytics }

const asked = process.argv.slice(2)
const unknown = asked.filter(name => !(name in benchmarks))
if (unknown.length > 0) {
  console.error(`No benchmark is called ${unknown.join(', ')}. There are: ${Object.keys(benchmarks).join(', ')}.`)
  process.exit(1)
}
execFileSync(process.execPath, [fileURLToPath(new URL('../../packages/api/build.mjs', import.meta.url))])
for (const [name, run] of Object.entries(benchmarks)) if (asked.length === 0 || asked.includes(name)) await run()
process.exit(0)
