import { TagCustomersDocument } from '../gql/graphql'
import type { CustomerSelectionInput, TagCustomersMutation } from '../gql/graphql'
import { failureOf } from '../utils/failure'
import { countWords } from '../utils/customer-words'

interface TagChange {
  tag: string
  isAdded: boolean
}

type Tagged = TagCustomersMutation['tagCustomers']

/** Gives tags to many customers and takes them away, all at once; each tag can be given back to exactly those who had it. */
export const useCustomerTagging = (onChanged: () => void) => {
  const { $graphql } = useNuxtApp()
  const toast = useToast()
  const isBusy = ref(false)

  const send = async (selection: CustomerSelectionInput, add: string[], remove: string[]): Promise<Tagged | null> => {
    const variables = { selection, add, remove }
    const { data, error } = await $graphql.mutation(TagCustomersDocument, variables, { additionalTypenames: ['Customer'] }).toPromise()
    if (data) return data.tagCustomers
    const description = error ? failureOf(error).message : ''
    toast.add({ title: 'That did not work', description, color: 'error', icon: 'i-lucide-circle-alert' })
    return null
  }
  /** What was given goes first: nobody has more tags in between than at the end. */
  const undo = async ({ added, removed }: Tagged) => {
    for (const { tag, customerIds } of added) if (!(await send({ ids: customerIds }, [], [tag]))) return
    for (const { tag, customerIds } of removed) if (!(await send({ ids: customerIds }, [tag], []))) return
    toast.add({ title: 'The tags are as they were', color: 'success', icon: 'i-lucide-undo-2' })
    onChanged()
  }
  const tell = (done: Tagged) => {
    const { changedCount } = done
    toast.add({
      title: changedCount === 0 ? 'Nobody’s tags are otherwise than before' : `${countWords(changedCount)} changed`,
      color: 'success',
      icon: 'i-lucide-tags',
      // Long enough to read, think, and reach the button.
      duration: 12_000,
      actions: changedCount === 0 ? [] : [{ label: 'Undo', color: 'neutral', variant: 'outline', onClick: () => void undo(done) }],
    })
  }

  /** Whether it went well: all of it, or nothing. */
  const run = async (selection: CustomerSelectionInput, changes: readonly TagChange[]): Promise<boolean> => {
    if (isBusy.value) return false
    isBusy.value = true
    const tagsOf = (isAdded: boolean) => changes.filter(change => change.isAdded === isAdded).map(({ tag }) => tag)
    const done = await send(selection, tagsOf(true), tagsOf(false))
    isBusy.value = false
    if (done) tell(done)
    onChanged()
    return done !== null
  }
  return { run, isBusy }
}
