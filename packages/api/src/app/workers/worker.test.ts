import { afterEach, describe, expect, it } from 'vitest'
import { openWorkers, runHeavy } from '../../access/heavy.service'
import { createHouse, type House, type HouseParts } from '../../access/house'
import { fitTask } from '../../rooms/forecasts/fitting'
import { workerFile } from './file'
import { tasks } from './tasks'

const values = Array.from({ length: 300 }, (_, day) => 100 + (day % 7) * 10 + ((day * 7919) % 23))
const input = { values, horizon: 30 }

let house: House
const open = (): House => (house = createHouse({} as HouseParts))
afterEach(() => house.close())

describe('heavy work', () => {
  it('gives in a thread of its own what it gives in place, and holds nobody up', async () => {
    const here = await runHeavy(open(), fitTask, input)
    openWorkers(house, workerFile())
    let ticks = 0
    const clock = setInterval(() => (ticks += 1), 1)
    expect(await runHeavy(house, fitTask, input)).toEqual(here)
    clearInterval(clock)
    expect(ticks).toBeGreaterThan(0)
  })

  it('of a name that no worker knows fails, as does what a task throws', async () => {
    openWorkers(open(), workerFile())
    await expect(runHeavy(house, { name: 'nothing', run: () => 0 }, 0)).rejects.toThrow('no worker knows the task nothing')
    await expect(runHeavy(house, fitTask, { values: [1], horizon: -1 })).resolves.toMatchObject({ points: [] })
  })

  it('ends with the house', async () => {
    openWorkers(open(), workerFile())
    await runHeavy(house, fitTask, { values: [], horizon: 1 })
    await house.close()
    await expect(runHeavy(house, fitTask, input)).rejects.toThrow()
  })

  it('has one name for each task', () => {
    open()
    expect(new Set(tasks.map(({ name }) => name)).size).toBe(tasks.length)
  })
})
