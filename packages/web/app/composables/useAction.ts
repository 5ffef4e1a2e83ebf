import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import type { Failure } from '../utils/failure'
import { failureOf } from '../utils/failure'

/** One thing that a person does: it runs once at a time, says how it went, and keeps what went wrong for the form. */
export const useAction = () => {
  const { $graphql } = useNuxtApp()
  const toast = useToast()
  const isBusy = ref(false)
  const failure = shallowRef<Failure | null>(null)

  /** The answer; null when it was refused. A refusal that names fields is left to the form, others are told at once. */
  const run = async <Data, Variables extends object>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    done?: string,
    /** Types of which the answer does not tell that they changed: lists of them are asked for anew. */
    touched: string[] = [],
  ): Promise<Data | null> => {
    if (isBusy.value) return null
    isBusy.value = true
    const { data, error } = await $graphql.mutation(document, variables, { additionalTypenames: touched }).toPromise()
    isBusy.value = false
    failure.value = error ? failureOf(error) : null
    if (failure.value && Object.keys(failure.value.fields).length === 0)
      toast.add({ title: 'That did not work', description: failure.value.message, color: 'error', icon: 'i-lucide-circle-alert' })
    if (error || !data) return null
    if (done) toast.add({ title: done, color: 'success', icon: 'i-lucide-check' })
    return data
  }
  return { run, isBusy, failure, fields: computed(() => failure.value?.fields ?? {}), paths: computed(() => failure.value?.paths ?? {}) }
}
