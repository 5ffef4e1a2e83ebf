/** Counts whole seconds down to 0. */
export const useSecondsLeft = () => {
  const secondsLeft = ref(0)
  let timer: ReturnType<typeof setInterval> | undefined
  const stop = () => clearInterval(timer)
  const wait = (seconds: number) => {
    stop()
    const end = performance.now() + seconds * 1000
    secondsLeft.value = Math.ceil(seconds)
    timer = setInterval(() => {
      secondsLeft.value = Math.max(0, Math.ceil((end - performance.now()) / 1000))
      if (secondsLeft.value === 0) stop()
    }, 250)
  }
  onBeforeUnmount(stop)
  return { secondsLeft, wait }
}
