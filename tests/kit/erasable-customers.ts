import { sealer } from '../../packages/api/src/access/pii/sealer.service'
import { entityId } from '../../packages/api/src/events'
import { providerTables } from './every-table'
import type { Room, Told } from './room'

/** Stands in every text of a customer who is to be erased. */
export const canary = 'Quetzalcoatl'

const day = 86_400_000

/** Customers of whom everything is kept that can be, in the world of a room. */
export const erasable = (world: Room) => {
  const at = (days: number, hours = 0) => new Date(world.clock.now.getTime() - days * day + hours * 3_600_000)

  /** A customer whose every text holds the canary, with a completed booking so many days ago. */
  const story = (ref: string, days: number): Told[] => {
    const customer = { ref, name: `${canary} Jones`, email: `${canary}@example.test`, phone: '+1 555 0100' }
    const bookingRef = `${ref}-1`
    return [
      ['CUSTOMER_JOINED', at(days + 2), { customer }],
      [
        'BOOKING_CREATED',
        at(days + 1),
        {
          bookingRef,
          customer,
          service: { ref: 's' },
          startsAt: at(days, -1),
          endsAt: at(days),
          price: '80',
          petName: canary,
          petRef: 'p',
          notes: canary,
        },
      ],
      ['BOOKING_COMPLETED', at(days), { bookingRef }],
      ['BOOKING_REFUNDED', at(days, 1), { bookingRef, amount: '5', reason: canary }],
      ['REVIEW_RECEIVED', at(days, 2), { bookingRef, customer: { ref }, rating: 4, text: canary }],
      ['FEEDBACK_RECEIVED', at(days, 3), { customer: { ref }, type: 'NPS', score: 9, text: canary }],
      ['INQUIRY_RECEIVED', at(days, 4), { customer: { ref }, text: canary }],
      [
        'BOOKING_CREATED',
        at(days, 5),
        { bookingRef: `${ref}-2`, customer: { ref }, service: { ref: 's' }, startsAt: at(days, 30), price: '20' },
      ],
      ['BOOKING_CANCELLED', at(days, 6), { bookingRef: `${ref}-2`, reason: canary }],
      ['CUSTOMER_UPDATED', at(days, 7), { customer: { ref, address: `${canary} Street 1`, emailConsent: true, smsConsent: false } }],
    ]
  }

  const write = async (providerId: number, customerId: string, days: number) => {
    const seals = world.house.singleton(sealer)
    const [note, message] = [seals.seal('note', providerId, canary), seals.seal('message', providerId, canary)]
    const run = (text: string, ...values: unknown[]) => world.pool.query(text, [providerId, customerId, ...values])
    const into = 'insert into customer_notes (provider_id, customer_id, created_at, updated_at, note)'
    await run(`${into} values ($1, $2, $3, $3, $4)`, at(days), note)
    const sent = 'insert into communications (provider_id, customer_id, sent_at, body, channel, direction)'
    await run(`${sent} values ($1, $2, $3, $4, 'EMAIL', 'OUTBOUND')`, at(days), message)
    await run('update customers set tags = jsonb_build_array($3::text) where provider_id = $1 and id = $2', canary)
    await run('update customer_relationships set notes = $3 where provider_id = $1 and customer_id = $2', note)
  }

  /** Tables in which a row of the provider shows the canary, or has something sealed of the customer's. */
  const leaks = async (providerId: number): Promise<string[]> => {
    const found: string[] = []
    for (const { table, providerColumn } of await providerTables(world.pool)) {
      const { rowCount } = await world.pool.query(
        `select 1 from ${table} t where ${providerColumn} = $1 and (t::text ilike '%${canary}%' or (t::text like '%s1.%' and '${table}' <> 'providers'))`,
        [providerId],
      )
      if (rowCount) found.push(table)
    }
    return found
  }

  const opened = async (...days: number[]) => {
    const provider = await world.provider()
    for (const each of days) await provider.record(...story(`c${each}`, each))
    const customerId = (each: number) => entityId(provider.id, 'customer', `c${each}`)
    for (const each of days) await write(provider.id, customerId(each), each)
    return { provider, customerId }
  }

  return { at, story, leaks, opened }
}
