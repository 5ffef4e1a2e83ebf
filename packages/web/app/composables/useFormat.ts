import type { Format } from '../utils/format'
import { createFormat, localeOf } from '../utils/format'
import { useViewer } from './useViewer'

interface Memo {
  key: string
  format: Format
}

/** The writers of the signed-in provider; made once for each page, as Intl's writers are dear. */
export const useFormat = (): Format => {
  const nuxtApp = useNuxtApp() as { $formatMemo?: Memo }
  const locale = useState('locale', () => localeOf(useRequestHeader('accept-language')))
  const { provider } = useViewer()
  const { timeZone, currency } = provider.value
  const key = [locale.value, timeZone, currency].join()
  if (nuxtApp.$formatMemo?.key !== key) nuxtApp.$formatMemo = { key, format: createFormat({ locale: locale.value, timeZone, currency }) }
  return nuxtApp.$formatMemo.format
}
