export { seedDemo, isEmpty as isEmptyForDemo, type Seeded, type SeedProgress } from './seed.service'
