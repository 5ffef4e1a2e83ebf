export { seedDemo, type Seeded, type SeedProgress } from './seed.service'
export { startPulse, type Pulse } from './pulse/pulse.job'
