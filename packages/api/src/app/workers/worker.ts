/** What runs in a worker thread. */
import type { HeavyWork } from '../../access/heavy.service'
import { tasks } from './tasks'

/** Does one piece of heavy work by the name of its task. */
export const work = ({ task, input }: HeavyWork): unknown => {
  const found = tasks.find(({ name }) => name === task)
  if (!found) throw new Error(`no worker knows the task ${task}`)
  // Sent by `runHeavy`, which knows what the task of this name takes.
  return found.run(input as never)
}
