/** The token behind the `#` of a link from a letter: only the browser knows it. Null until it is read, empty when there is none. */
export const useLinkToken = () => {
  const token = ref<string | null>(null)
  onMounted(() => (token.value = window.location.hash.slice(1)))
  return token
}
