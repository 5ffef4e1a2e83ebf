/** What worker threads do for customers; the rest of the models is the room's own. */
export { groupsTask } from './groups'
export { valueTask } from './value'
