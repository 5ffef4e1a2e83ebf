/** Lets a business live from the first day of its history to an instant, always the same way. */
import { localClock } from '../local-clock'
import { diaryOf } from '../process/diary'
import { seasonOf } from '../process/season'
import { rosterOf } from '../process/team'
import type { ProviderTruth } from '../truth/model'
import { attemptBooking } from './attempt'
import { beginDay, sendCampaign } from './day'
import { timeQueue } from './queue'
import type { Step, World } from './world'

/** The business at `until`, epoch ms. It decides everything at the moment of booking, so a later `until` only adds. */
export function simulate(truth: ProviderTruth, seed: string, epoch: number, until: number): World {
  const world = foundWorld(truth, seed, epoch)
  world.queue.push(world.clock.instant(epoch, 0), { kind: 'day', day: epoch })
  for (let due = world.queue.next(until); due !== null; due = world.queue.next(until)) take(world, due.at, due.item)
  return world
}

/** The business before its first day: rules and empty books. */
export function foundWorld(truth: ProviderTruth, seed: string, epoch: number): World {
  const season = seasonOf(truth, epoch)
  const roster = rosterOf(truth, season, seed, epoch)
  return {
    truth,
    seed,
    epoch,
    clock: localClock(truth.timeZone),
    season,
    roster,
    diary: diaryOf(truth, roster, epoch),
    queue: timeQueue<Step>(),
    clients: [],
    anonymous: [],
  }
}

function take(world: World, at: number, step: Step): void {
  switch (step.kind) {
    case 'day':
      return beginDay(world, step.day)
    case 'campaign':
      return sendCampaign(world, at, step.campaign)
    case 'attempt':
      return attemptBooking(world, at, step)
  }
}
