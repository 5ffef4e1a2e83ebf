import { useEventListener } from '@vueuse/core'
import type { SegmentCriteriaInput } from '../gql/graphql'
import { CreateSegmentDocument, UpdateSegmentDocument } from '../gql/graphql'
import type { Failure } from '../utils/failure'
import { failureOf } from '../utils/failure'
import type { SegmentDraft } from './useSegment'

interface Built {
  name: string
  criteria: SegmentCriteriaInput
}

/** Keeps what was built, and nothing of anybody else's is lost by it; who goes away with something unsaved is asked. */
export const useSegmentSaving = (segment: SegmentDraft, built: () => Built) => {
  const { $graphql } = useNuxtApp()
  const toast = useToast()
  const isBusy = ref(false)
  const isConflict = ref(false)
  const failure = shallowRef<Failure | null>(null)
  const first = JSON.stringify(built())
  let isSettled = false
  const isChanged = () => !isSettled && JSON.stringify(built()) !== first

  const send = async (id: string | null, ifUpdatedAt: string | null) => {
    if (isBusy.value) return
    isBusy.value = true
    const input = { ...built(), ...(ifUpdatedAt && { ifUpdatedAt }) }
    const { error } = await (id
      ? $graphql.mutation(UpdateSegmentDocument, { id, input }).toPromise()
      : $graphql.mutation(CreateSegmentDocument, { input }).toPromise())
    isBusy.value = false
    failure.value = error ? failureOf(error) : null
    if (!failure.value) {
      isSettled = true
      toast.add({ title: 'Segment saved', color: 'success', icon: 'i-lucide-check' })
      await navigateTo('/segments')
    } else if (failure.value.code === 'CONFLICT') isConflict.value = true
    else toast.add({ title: 'Not saved', description: failure.value.message, color: 'error', icon: 'i-lucide-circle-alert' })
  }
  const leave = 'What you built is not saved. Leave it?'
  onBeforeRouteLeave(() => !isChanged() || confirm(leave))
  useEventListener('beforeunload', event => {
    if (isChanged()) event.preventDefault()
  })
  return {
    isBusy,
    isConflict,
    failure,
    nameProblem: computed(() => failure.value?.fields['name'] ?? null),
    save: () => send(segment.id, segment.updatedAt),
    overwrite: () => {
      isConflict.value = false
      return send(segment.id, null)
    },
    saveAsNew: () => {
      isConflict.value = false
      return send(null, null)
    },
    /** Lets go of what was built. */
    settle: (then: () => void) => {
      isSettled = true
      isConflict.value = false
      then()
    },
  }
}
