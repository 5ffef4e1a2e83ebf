/** Writes what events name on first sight. Rows of all providers of a batch go together. */
import type pg from 'pg'
import { fromUnits, toUnits } from '../core/money'
import { nameOfRef } from '../core/personal-ref'
import type { Change, NewMember, NewPet, NewService } from './change'
import { plain, quoted } from './columns'
import type { Profile } from './profile'
import { rows, unlessEmpty } from './query.repository'

const WRITE_SERVICES = `
insert into services (provider_id, id, ref, name, duration_minutes, price)
select * from unnest($1::int[], $2::uuid[], $3::text[], $4::text[], $5::int[], $6::numeric[])
on conflict do nothing`

const writeServices = (client: pg.ClientBase, services: readonly NewService[]) =>
  unlessEmpty(services, () =>
    rows(client, 'write_services', WRITE_SERVICES, [
      plain(services, service => service.providerId),
      plain(services, service => service.id),
      quoted(services, service => service.ref),
      quoted(services, service => service.name),
      plain(services, service => service.terms.durationMinutes),
      plain(services, service => fromUnits(toUnits(service.terms.price))),
    ]),
  )

const NAME_LENGTH = 100
const NOT_LETTERS = /[^a-z0-9]+/g

/** An address that no mail can go to, one per member: refs may differ where their letters do not. */
const placeholderEmail = ({ ref, id }: NewMember): string =>
  `${ref.toLowerCase().replace(NOT_LETTERS, '-').slice(0, 40)}.${id.slice(0, 8)}@members.invalid`

const WRITE_MEMBERS = `
insert into team_members (provider_id, id, ref, email, first_name, last_name, role, hired_date)
select provider_id, id, ref, email, first_name, '', 'CONTRACTOR', hired_date
from unnest($1::int[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::date[]) as n(provider_id, id, ref, email, first_name, hired_date)
on conflict do nothing`

const writeMembers = (client: pg.ClientBase, members: readonly NewMember[]) =>
  unlessEmpty(members, () =>
    rows(client, 'write_members', WRITE_MEMBERS, [
      plain(members, member => member.providerId),
      plain(members, member => member.id),
      quoted(members, member => member.ref),
      quoted(members, placeholderEmail),
      quoted(members, member => Array.from(nameOfRef('Member', member.ref)).slice(0, NAME_LENGTH).join('')),
      plain(members, member => member.hiredOn),
    ]),
  )

const WRITE_CUSTOMERS = `
insert into customers (provider_id, id, ref, name, email, phone, address, source, email_consent, sms_consent, joined_at, registers)
select provider_id, id, ref, name, email, phone, address, source, email_consent, sms_consent, to_timestamp(joined_at / 1000), registers
from unnest($1::int[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::acquisition_channel[], $9::bool[], $10::bool[],
  $11::float8[], $12::jsonb[])
  as n(provider_id, id, ref, name, email, phone, address, source, email_consent, sms_consent, joined_at, registers)
on conflict (id) do update set name = excluded.name, email = excluded.email, phone = excluded.phone,
  address = excluded.address, source = excluded.source, email_consent = excluded.email_consent, sms_consent = excluded.sms_consent,
  joined_at = excluded.joined_at, registers = excluded.registers`

const writeCustomers = (client: pg.ClientBase, customers: readonly Profile[]) =>
  unlessEmpty(customers, () =>
    rows(client, 'write_customers', WRITE_CUSTOMERS, [
      plain(customers, customer => customer.providerId),
      plain(customers, customer => customer.id),
      quoted(customers, customer => customer.ref),
      quoted(customers, customer => customer.name),
      quoted(customers, customer => customer.email),
      quoted(customers, customer => customer.phone),
      quoted(customers, customer => customer.address),
      plain(customers, customer => customer.source),
      plain(customers, customer => customer.emailConsent),
      plain(customers, customer => customer.smsConsent),
      plain(customers, customer => customer.joinedAt),
      quoted(customers, customer => JSON.stringify(customer.registers)),
    ]),
  )

const WRITE_PETS = `
insert into pets (provider_id, id, ref, name, customer_id)
select * from unnest($1::int[], $2::uuid[], $3::text[], $4::text[], $5::uuid[])
on conflict do nothing`

const writePets = (client: pg.ClientBase, pets: readonly NewPet[]) =>
  unlessEmpty(pets, () =>
    rows(client, 'write_pets', WRITE_PETS, [
      plain(pets, pet => pet.providerId),
      plain(pets, pet => pet.id),
      quoted(pets, pet => pet.ref),
      quoted(pets, pet => pet.name),
      plain(pets, pet => pet.customerId),
    ]),
  )

/** Statements for what the changes name, in the order in which they refer to each other. */
export const writeEntities = (client: pg.ClientBase, changes: readonly Change[]): Promise<void>[] => [
  writeServices(
    client,
    changes.flatMap(change => change.services),
  ),
  writeMembers(
    client,
    changes.flatMap(change => change.members),
  ),
  writeCustomers(
    client,
    changes.flatMap(change => change.customers),
  ),
  writePets(
    client,
    changes.flatMap(change => change.pets),
  ),
]
