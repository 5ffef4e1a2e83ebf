import { buildAppSchema } from '@dashboard/api/app/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { World } from '../kit/world'
import { world } from '../kit/world'
import { type Call, coordinateOf } from './matrix/call'
import { type Part, parts } from './matrix/cast'
import { declared } from './matrix/declared'
import { outcomeOf } from './matrix/outcome'
import { calls, createPlay, type Play } from './matrix/play'

let house: World
let play: Play

beforeAll(async () => {
  house = await world()
  play = await createPlay(house)
})
afterAll(() => house.close())

const strangers: readonly Part[] = ['nobody', 'other', 'removed', 'expired']

const cell = async (part: Part, call: Call): Promise<string> => {
  const player = await (call.consumes ? play.cast.fresh(part) : play.cast.player(part))
  const answer = await play.played(player, call)
  // Who holds the link of an invitation may read whose it is.
  if (strangers.includes(part) && !call.row.startsWith('Query.invitation')) expect(JSON.stringify(answer), call.row).not.toMatch(/canary/i)
  return outcomeOf(answer)
}

const width = Math.max(...calls.map(({ row }) => row.length)) + 2
const line = (row: string, cells: readonly string[]): string =>
  `${row.padEnd(width)}${cells.map((text, index) => text.padEnd(Math.max(parts[index]?.length ?? 0, 2) + 2)).join('')}`.trimEnd()

describe('the matrix', () => {
  it('has a row for every operation and every guarded field, and no other', () => {
    expect([...new Set(calls.map(({ row }) => coordinateOf(row)))].sort()).toEqual([...declared(buildAppSchema()).keys()].sort())
  })

  it('is what everybody may do', async () => {
    const lines: string[] = []
    for (const call of [...calls].sort((a, b) => (a.row < b.row ? -1 : 1)))
      lines.push(line(call.row, await Promise.all(parts.map(part => cell(part, call)))))
    await expect(`${[line('', parts), ...lines].join('\n')}\n`).toMatchFileSnapshot('matrix/matrix.txt')
  }, 900_000)
})
