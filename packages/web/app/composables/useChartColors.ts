import { chartColors } from '../utils/chart/colors'

/** The charts' colours in the reader's colour mode. */
export const useChartColors = () => {
  const colorMode = useColorMode()
  return computed(() => chartColors[colorMode.value === 'dark' ? 'dark' : 'light'])
}
