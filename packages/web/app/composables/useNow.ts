/** The time in milliseconds, which moves twice a minute; the same on the server and at first in the browser. */
export const useNow = () => {
  const now = useState('now', () => Date.now())
  onMounted(() => {
    const tick = () => (now.value = Date.now())
    tick()
    const timer = setInterval(tick, 30_000)
    onBeforeUnmount(() => clearInterval(timer))
  })
  return now
}
