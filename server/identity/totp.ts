/** 动态口令 by RFC 6238 (ID14, ID17): SHA-1, six digits, 30 seconds, as every authenticator app takes them. */
import type { OneTimeCodes } from '@server/application/ports/second-factor'
import { Secret, TOTP } from 'otpauth'
import { qrPicture } from './qr-picture'

const issuer = '绩效直报'
const secretBytes = 20
const tolerance = 1

export const oneTimeCodes: OneTimeCodes = {
  newSecret: () => new Secret({ size: secretBytes }).base32,

  uri: (secret, username) => generator(secret, username).toString(),

  picture: qrPicture,

  stepOf(secret, code, at) {
    if (!/^\d{6}$/.test(code)) return null
    const totp = generator(secret, '')
    const timestamp = at.getTime()
    const delta = totp.validate({ token: code, timestamp, window: tolerance })
    return delta === null ? null : totp.counter({ timestamp }) + delta
  },
}

function generator(secret: string, label: string): TOTP {
  return new TOTP({ issuer, label, secret: Secret.fromBase32(secret) })
}
