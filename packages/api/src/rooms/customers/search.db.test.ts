import fc from 'fast-check'
import { randomUUID } from 'node:crypto'
import { buildSchemaSync } from 'type-graphql'
import { afterAll, describe, expect, it } from 'vitest'
import { room } from '../../../../../tests/kit/room'
import { authChecker } from '../../access/auth-checker'
import { bookingsResolvers } from '../bookings'
import { customersResolvers } from '.'

const world = await room(buildSchemaSync({ resolvers: [...bookingsResolvers, ...customersResolvers], authChecker, validate: false }))
afterAll(() => world.close())

const letters = fc.constantFrom('a', 'A', 'b', 'é', 'É', 'ß', "'", '-', '%', '_', '\\', '😺', ' ', ' ')
const textOf = (maxLength: number) => fc.string({ unit: letters, minLength: 1, maxLength }).filter(text => text.trim() !== '')
const person = fc.record({
  name: textOf(9),
  tags: fc.uniqueArray(textOf(4), { maxLength: 2 }),
  pets: fc.array(textOf(5), { maxLength: 2 }),
})
type Person = typeof person extends fc.Arbitrary<infer T> ? T : never

const write = async (providerId: number, id: string, { name, tags, pets }: Person) => {
  await world.pool.query(
    `insert into customers (provider_id, id, ref, name, tags) values ($1, $2::uuid, $2::uuid::text, $3, $4)
     on conflict (id) do update set name = excluded.name, tags = excluded.tags`,
    [providerId, id, name, JSON.stringify(tags)],
  )
  await world.pool.query('delete from pets where provider_id = $1 and customer_id = $2', [providerId, id])
  for (const pet of pets)
    await world.pool.query('insert into pets (provider_id, id, ref, name, customer_id) values ($1, $2::uuid, $2::uuid::text, $3, $4)', [
      providerId,
      randomUUID(),
      pet,
      id,
    ])
}

/** The rule, plainly. */
const fits =
  (search: string) =>
  ({ name, tags, pets }: Person): boolean => {
    const words = search.trim().toLowerCase()
    const lower = name.toLowerCase()
    return (
      ` ${lower}`.includes(` ${words}`) ||
      tags.some(tag => tag.toLowerCase() === words) ||
      pets.some(pet => pet.toLowerCase().startsWith(words))
    )
  }

const search = async (provider: Awaited<ReturnType<typeof world.provider>>, text: string) => {
  const { customers, customerSearch } = await provider.get<
    Record<'customers', { customers: { id: string }[] }> & { customerSearch: { id: string }[] }
  >(
    'query ($text: String!) { customers(search: $text, pageSize: 250) { customers { id } } customerSearch(search: $text, first: 20) { id } }',
    { text },
  )
  return { listed: customers.customers.map(({ id }) => id).sort(), offered: customerSearch.map(({ id }) => id).sort() }
}

describe('a search for words', () => {
  it('finds whom the rule finds, whatever they are called and were called before', async () => {
    const provider = await world.provider()
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(person, fc.option(person)), { minLength: 1, maxLength: 6 }), textOf(4), async (people, text) => {
        await world.pool.query('delete from customers where provider_id = $1', [provider.id])
        const now = new Map<string, Person>()
        for (const [first, then] of people) {
          const id = randomUUID()
          await write(provider.id, id, first)
          if (then) await write(provider.id, id, then)
          now.set(id, then ?? first)
        }
        const { listed, offered } = await search(provider, text)
        const entries = [...now]
        expect(listed).toEqual(entries.flatMap(([id, one]) => (fits(text)(one) ? [id] : [])).sort())
        expect(offered).toEqual(entries.flatMap(([id, one]) => (fits(text)({ ...one, tags: [], pets: [] }) ? [id] : [])).sort())
      }),
      { numRuns: 150, seed: Number(process.env.SEARCH_SEED ?? 5), endOnFailure: true },
    )
  })

  it.each(['İpek Şahin', 'Işıl İNCİ', 'ΟΔΥΣΣΕΥΣ ΠΑΠΑΣ', 'Straße ẞ', 'ﬁona Ǆ'])('finds %j by each word as it is written', async name => {
    const provider = await world.provider()
    const id = randomUUID()
    await write(provider.id, id, { name, tags: [name], pets: [name] })
    for (const text of [name, ...name.split(' ')]) expect(await search(provider, text), text).toEqual({ listed: [id], offered: [id] })
  })

  it('forgets the words of who is erased or gone', async () => {
    const provider = await world.provider()
    const words = async () =>
      (await world.pool.query<{ text: string }>('select text from customer_words where provider_id = $1', [provider.id])).rows
    await write(provider.id, randomUUID(), { name: 'Ada King Lovelace', tags: ['Gentle'], pets: [] })
    expect(await words()).toEqual(expect.arrayContaining([{ text: 'king lovelace' }, { text: 'lovelace' }, { text: 'gentle' }]))
    await world.pool.query(`update customers set name = 'Gone', tags = '[]' where provider_id = $1`, [provider.id])
    expect(await words()).toEqual([])
    await write(provider.id, randomUUID(), { name: 'Grace Hopper', tags: [], pets: [] })
    await world.pool.query('delete from customers where provider_id = $1', [provider.id])
    expect(await words()).toEqual([])
  })
})
