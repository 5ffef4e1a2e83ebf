import { useAddressQuery } from './useAddressQuery'

/** A word of the address that belongs to the page, such as what its figures are split by; what is standard is left out. */
export const useAddress = <Word extends string>(name: string, words: readonly Word[], standard: Word) => {
  const route = useRoute()
  const { changeNamed } = useAddressQuery()
  return computed<Word>({
    get: () => words.find(word => word === String(route.query[name] ?? '').toUpperCase()) ?? standard,
    set: word => void changeNamed([name], () => (word === standard ? {} : { [name]: word.toLowerCase() })),
  })
}
