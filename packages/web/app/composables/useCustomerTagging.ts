import { TagCustomersDocument } from '../gql/graphql'
import type { CustomerSelectionInput, TagCustomersMutation } from '../gql/graphql'
import { failureOf } from '../utils/failure'
import { countWords } from '../utils/customer-words'

interface TagChange {
  tag: string
  isAdded: boolean
}

/** One tag to give or to take, and who had it the other way before. */
interface Done extends TagChange {
  ids: string[]
}

const changeOf = ({ tag, isAdded }: TagChange) => ({ add: isAdded ? [tag] : [], remove: isAdded ? [] : [tag] })
const movedBy = ({ tagCustomers }: TagCustomersMutation, { isAdded }: TagChange) =>
  isAdded ? tagCustomers.addedTo : tagCustomers.removedFrom

/** Gives tags to many customers and takes them away; each change can be undone exactly, as each tag goes on its own. */
export const useCustomerTagging = (onChanged: () => void) => {
  const { $graphql } = useNuxtApp()
  const toast = useToast()
  const isBusy = ref(false)

  const send = async (selection: CustomerSelectionInput, change: TagChange): Promise<Done | null> => {
    const variables = { selection, ...changeOf(change) }
    const { data, error } = await $graphql.mutation(TagCustomersDocument, variables, { additionalTypenames: ['Customer'] }).toPromise()
    if (data) return { ...change, ids: movedBy(data, change) }
    const description = error ? failureOf(error).message : ''
    toast.add({ title: 'That did not work', description, color: 'error', icon: 'i-lucide-circle-alert' })
    return null
  }
  const undo = async (done: readonly Done[]) => {
    for (const { ids, tag, isAdded } of done) {
      if (ids.length > 0 && !(await send({ ids }, { tag, isAdded: !isAdded }))) return
    }
    toast.add({ title: 'The tags are as they were', color: 'success', icon: 'i-lucide-undo-2' })
    onChanged()
  }
  const tell = (done: readonly Done[]) => {
    const count = new Set(done.flatMap(({ ids }) => ids)).size
    toast.add({
      title: count === 0 ? 'Nobody’s tags are otherwise than before' : `${countWords(count)} changed`,
      color: 'success',
      icon: 'i-lucide-tags',
      // Long enough to read, think, and reach the button.
      duration: 12_000,
      actions: count === 0 ? [] : [{ label: 'Undo', color: 'neutral', variant: 'outline', onClick: () => void undo(done) }],
    })
  }

  /** Whether all of it went well; what went before a refusal stays and can be undone. */
  const run = async (selection: CustomerSelectionInput, changes: readonly TagChange[]): Promise<boolean> => {
    if (isBusy.value) return false
    isBusy.value = true
    const done: Done[] = []
    for (const change of changes) {
      const answer = await send(selection, change)
      if (!answer) break
      done.push(answer)
    }
    isBusy.value = false
    if (done.length > 0) tell(done)
    onChanged()
    return done.length === changes.length
  }
  return { run, isBusy }
}
