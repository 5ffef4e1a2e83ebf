/** The charts' colours in the reader's colour mode; they follow assets/css/main.css. */
export const useChartColors = () => {
  const colorMode = useColorMode()
  const light = { now: '#27725c', before: '#a39c95', grid: '#e9e6e3', text: '#6b645e' }
  const dark = { now: '#56a98d', before: '#857d76', grid: '#2b2724', text: '#aaa29b' }
  return computed(() => (colorMode.value === 'dark' ? dark : light))
}
