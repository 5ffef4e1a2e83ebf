import { isIPv4, isIPv6 } from 'node:net'

const mapped = /^::ffff:(?=\d+\.)/i

const groupsOf = (address: string): string[] => {
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const before = head === '' ? [] : head.split(':')
  if (tail === undefined) return before
  const after = tail === '' ? [] : tail.split(':')
  return [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after]
}

/** What one visitor has: an IPv4 address, or the 64-bit block of an IPv6 one, within which everybody changes theirs at will. */
export const addressBlock = (ip: string): string => {
  const address = ip.replace(mapped, '').replace(/%.*$/, '')
  if (isIPv4(address) || !isIPv6(address)) return address
  return `${groupsOf(address).slice(0, 4).join(':')}::/64`
}
