/** Where to go after signing in: a path of this site, else the overview. Other sites never come out of it. */
export const safeReturn = (target: unknown): string => {
  if (typeof target !== 'string' || !target.startsWith('/') || /^\/[/\\]/.test(target) || /[\u0000-\u001f\\]/.test(target)) return '/'
  const base = 'https://here.invalid'
  if (!URL.canParse(target, base)) return '/'
  const url = new URL(target, base)
  if (url.origin !== base || url.pathname.startsWith('/sign-in') || url.pathname.startsWith('//')) return '/'
  return `${url.pathname}${url.search}${url.hash}`
}
