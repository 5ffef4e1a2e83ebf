import { Secret, TOTP } from 'otpauth'
import type { Client } from '../../kit/client'

/** The code that an authenticator shows, once the viewer has set it up; any code for those who cannot. */
export const currentCode = async (client: Client, { confirm = false } = {}): Promise<string> => {
  const { data } = await client.ask<{ setUpTwoFactor: { secret: string } }>('mutation { setUpTwoFactor { secret } }')
  if (!data) return '000000'
  const code = new TOTP({ secret: Secret.fromBase32(data.setUpTwoFactor.secret) }).generate()
  if (confirm) await client.get('mutation ($code: String!) { confirmTwoFactor(code: $code) }', { code })
  return code
}
