import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import type { BookingLineFragment } from '../gql/graphql'
import {
  CancelBookingDocument,
  CheckInBookingDocument,
  CompleteBookingDocument,
  ConfirmBookingDocument,
  MarkBookingNoShowDocument,
  ReopenBookingDocument,
} from '../gql/graphql'
import { failureOf } from '../utils/failure'

type Subject = Pick<BookingLineFragment, 'id' | 'customer' | 'pet'>

interface Done {
  title: string
  /** Puts the booking back to where it stood; absent where nothing needs undoing. */
  undo?: () => Promise<unknown>
}

const nameOf = ({ pet, customer }: Subject) => pet?.name ?? customer.name

/** What one can do with a booking: each says how it went, and offers to undo it. True when it went well. */
export const useBookingActions = (onUndone: (id: string) => void = () => undefined) => {
  const { $graphql } = useNuxtApp()
  const toast = useToast()

  const run = async <Data, Variables extends { id: string }>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    done: Done,
  ): Promise<boolean> => {
    const { error } = await $graphql.mutation(document, variables).toPromise()
    if (error) {
      toast.add({ title: 'That did not work', description: failureOf(error).message, color: 'error', icon: 'i-lucide-circle-alert' })
      return false
    }
    const { undo } = done
    const actions = undo ? [{ label: 'Undo', color: 'neutral' as const, variant: 'outline' as const, onClick: () => void undo() }] : []
    toast.add({ title: done.title, color: 'success', icon: 'i-lucide-check', actions })
    return true
  }
  const reopen = async (booking: Subject, checkedIn: boolean) => {
    onUndone(booking.id)
    return run(ReopenBookingDocument, { id: booking.id, checkedIn }, { title: `${nameOf(booking)} is open again` })
  }

  return {
    confirm: (booking: Subject) => run(ConfirmBookingDocument, { id: booking.id }, { title: `${nameOf(booking)} confirmed` }),
    checkIn: (booking: Subject) =>
      run(CheckInBookingDocument, { id: booking.id }, { title: `${nameOf(booking)} checked in`, undo: () => reopen(booking, false) }),
    complete: (booking: Subject) =>
      run(CompleteBookingDocument, { id: booking.id }, { title: `${nameOf(booking)} completed`, undo: () => reopen(booking, true) }),
    cancel: (booking: Subject, reason: string | null) =>
      run(CancelBookingDocument, { id: booking.id, reason }, { title: `${nameOf(booking)} cancelled`, undo: () => reopen(booking, true) }),
    noShow: (booking: Subject) =>
      run(MarkBookingNoShowDocument, { id: booking.id }, { title: `${nameOf(booking)} did not come`, undo: () => reopen(booking, true) }),
    reopen,
  }
}
