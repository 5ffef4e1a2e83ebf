export { seedDemo, isEmpty as isEmptyForDemo, type Seeded, type SeedProgress } from './seed.service'
export { startPulse, type Pulse } from './pulse/pulse.job'
export { demoPassword } from './truth'
