import {
  AcquisitionChannelEnum,
  Allow,
  BookingConnection,
  CommunicationConnection,
  CreateCustomerInput,
  Customer,
  CustomerAnalytics,
  CustomerNote,
  CustomerNoteConnection,
  CustomerPage,
  CustomersArgs,
  PageArgs,
  Pet,
  ReviewConnection,
  UpdateCustomerInput,
} from '@dashboard/schema'
import type { AcquisitionChannel } from '@dashboard/schema/vocabulary'
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Scope } from '../../access/scope'
import { listBookings, loadersOf } from '../bookings'
import { acquaintanceOf, contactOf } from './contact.loader'
import { listCustomers } from './list.service'
import { addNote, deleteNote, listCommunications, listNotes, listReviews, updateNote } from './notes.service'
import { createCustomer, updateCustomer, updateTags, viewCustomer } from './profile.service'
import { standingOf } from './standing.loader'

const Note = () => Arg('note', () => String, { description: 'The text; 1–5,000 characters.' })
const Tags = () => Arg('tags', () => [String], { defaultValue: [], description: 'At most 20 tags of at most 40 characters each.' })
const Id = (what: string) => Arg('id', () => ID, { description: `Id of the ${what}.` })
const CustomerId = () => Arg('customerId', () => ID, { description: 'Id of the customer.' })

@Resolver(() => Customer)
export class CustomersResolver {
  @Allow('customers.view')
  @Query(() => CustomerPage, { description: 'Customers by segment and search. BAD_USER_INPUT for an impossible page or search.' })
  customers(@Ctx() scope: Scope, @Args(() => CustomersArgs) args: CustomersArgs) {
    return listCustomers(scope, args)
  }

  @Allow('customers.view')
  @Query(() => Customer, {
    nullable: true,
    description: 'One customer; null when there is none of that id. The view is written to the audit log, once within ten minutes.',
  })
  customer(@Ctx() scope: Scope, @Id('customer') id: string) {
    return viewCustomer(scope, id)
  }

  @Allow('customers.manage', 'business.view')
  @Mutation(() => Customer, { description: 'Adds a customer. BAD_USER_INPUT names what is wrong.' })
  createCustomer(@Ctx() scope: Scope, @Arg('input', () => CreateCustomerInput, { description: 'Who it is.' }) input: CreateCustomerInput) {
    return createCustomer(scope, input)
  }

  @Allow('customers.manage', 'business.view')
  @Mutation(() => Customer, {
    description: 'Changes what is known of a customer. BAD_USER_INPUT names what is wrong; CONFLICT for one who was erased.',
  })
  updateCustomer(
    @Ctx() scope: Scope,
    @Id('customer') id: string,
    @Arg('input', () => UpdateCustomerInput, { description: 'What is otherwise.' }) input: UpdateCustomerInput,
  ) {
    return updateCustomer(scope, id, input)
  }

  @Allow('customers.manage')
  @Mutation(() => Customer, { description: "Puts other tags in the place of a customer's tags." })
  updateCustomerTags(@Ctx() scope: Scope, @CustomerId() customerId: string, @Tags() tags: string[]) {
    return updateTags(scope, customerId, tags)
  }

  @Allow('customers.view', 'customers.notes')
  @Mutation(() => CustomerNote, { description: 'Writes a note about a customer.' })
  addCustomerNote(@Ctx() scope: Scope, @CustomerId() customerId: string, @Note() note: string, @Tags() tags: string[]) {
    return addNote(scope, customerId, note, tags)
  }

  @Allow('customers.view', 'customers.notes')
  @Mutation(() => CustomerNote, { description: "Changes a note; FORBIDDEN for a colleague's without `customers.manage`." })
  updateCustomerNote(@Ctx() scope: Scope, @Id('note') id: string, @Note() note: string, @Tags() tags: string[]) {
    return updateNote(scope, id, note, tags)
  }

  @Allow('customers.view', 'customers.notes')
  @Mutation(() => Boolean, { description: "Deletes a note; FORBIDDEN for a colleague's without `customers.manage`." })
  deleteCustomerNote(@Ctx() scope: Scope, @Id('note') id: string): Promise<boolean> {
    return deleteNote(scope, id)
  }

  @Allow('customers.view')
  @FieldResolver(() => String, { nullable: true })
  email(@Root() customer: Customer, @Ctx() scope: Scope) {
    return contactOf(scope, customer.id, 'email')
  }

  @Allow('customers.view')
  @FieldResolver(() => String, { nullable: true })
  phone(@Root() customer: Customer, @Ctx() scope: Scope) {
    return contactOf(scope, customer.id, 'phone')
  }

  @Allow('customers.view')
  @FieldResolver(() => String, { nullable: true })
  address(@Root() customer: Customer, @Ctx() scope: Scope) {
    return contactOf(scope, customer.id, 'address')
  }

  @FieldResolver(() => AcquisitionChannelEnum, { nullable: true })
  async source(@Root() customer: Customer, @Ctx() scope: Scope): Promise<AcquisitionChannel | null> {
    return (await acquaintanceOf(scope, customer.id))?.source ?? null
  }

  @Allow('customers.view')
  @FieldResolver(() => Boolean, { nullable: true })
  async emailConsent(@Root() customer: Customer, @Ctx() scope: Scope): Promise<boolean | null> {
    return (await acquaintanceOf(scope, customer.id))?.emailConsent ?? null
  }

  @Allow('customers.view')
  @FieldResolver(() => Boolean, { nullable: true })
  async smsConsent(@Root() customer: Customer, @Ctx() scope: Scope): Promise<boolean | null> {
    return (await acquaintanceOf(scope, customer.id))?.smsConsent ?? null
  }

  @FieldResolver(() => [Pet])
  pets(@Root() customer: Customer, @Ctx() scope: Scope) {
    return loadersOf(scope).pets.load(customer.id)
  }

  @Allow('customers.view')
  @FieldResolver(() => [String])
  async tags(@Root() customer: Customer, @Ctx() scope: Scope): Promise<string[]> {
    return (await standingOf(scope, customer.id))?.tags ?? []
  }

  @Allow('customers.view')
  @FieldResolver(() => CustomerAnalytics)
  analytics(@Root() customer: Customer, @Ctx() scope: Scope) {
    return standingOf(scope, customer.id)
  }

  @Allow('bookings.view')
  @FieldResolver(() => BookingConnection, { description: 'Their bookings, the latest first.' })
  bookings(@Root() customer: Customer, @Ctx() scope: Scope, @Args(() => PageArgs) { first, after, last, before }: PageArgs) {
    return listBookings(scope, { first, after, last, before, direction: 'DESC', filter: { basis: 'STARTS_AT', customerId: customer.id } })
  }

  @Allow('customers.view')
  @FieldResolver(() => CustomerNoteConnection, { nullable: true, description: "The team's notes, newest first." })
  notes(@Root() customer: Customer, @Ctx() scope: Scope, @Args(() => PageArgs) args: PageArgs) {
    return listNotes(scope, customer.id, args)
  }

  @Allow('customers.view')
  @FieldResolver(() => CommunicationConnection, { nullable: true, description: 'Messages to and from them, newest first.' })
  communications(@Root() customer: Customer, @Ctx() scope: Scope, @Args(() => PageArgs) args: PageArgs) {
    return listCommunications(scope, customer.id, args)
  }

  @Allow('customers.view')
  @FieldResolver(() => ReviewConnection, { nullable: true, description: 'Their reviews with the answers, newest first.' })
  reviews(@Root() customer: Customer, @Ctx() scope: Scope, @Args(() => PageArgs) args: PageArgs) {
    return listReviews(scope, customer.id, args)
  }
}
