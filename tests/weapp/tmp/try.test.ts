import { signIn } from '../../support/journey/monitoring-journey'
import { weappHand } from '../../support/journey/weapp-hand'
import { startRealServer } from '../../support/real-server'

jest.setTimeout(60000)
it('x', async () => {
  const server = await startRealServer()
  const owner = await weappHand(server.url, '/tmp/wj')
  try {
    await signIn(owner, 'jingban')
    await new Promise((r) => setTimeout(r, 3000))
    console.info(JSON.stringify([owner.phone.requests, owner.phone.console, owner.phone.errors], null, 1))
  } finally {
    await owner.close()
    await server.stop()
  }
})
