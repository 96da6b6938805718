/** A process of the app, reduced to its database: prints where it is, and leaves properly on SIGTERM. */
import { startEmbedded } from '../../../server/storage/embedded'

const [, , dataDir = '', by] = process.argv
try {
  const database = await startEmbedded({ dataDir, ...(by === 'loopback' ? { by } : {}) })
  process.on('SIGTERM', () => void database.stop().then(() => process.exit(0)))
  setInterval(() => undefined, 60_000)
  console.log(database.url)
} catch (error) {
  console.log(`refused: ${(error as Error).message}`)
  process.exit(1)
}
