/** `npm run rotate-receipt-key`: new receipts are signed with a new key; the former ones go on verifying (RC4). */
import { loadConfig } from '@server/config'
import { openHouse } from '@server/house'
import { newSigningKey } from '@server/receipts/ed25519'
import { addSigningKey } from '@server/storage/keys'

const { database, close } = await openHouse(loadConfig(process.env))
const key = newSigningKey()
await addSigningKey(database.pool, key)
await close()
console.log(
  `新密钥 ${key.id} 已启用，运行中的服务器一分钟内改用它签回执；旧密钥不再签名，仍能核验以前的回执。请做一次备份。`,
)
