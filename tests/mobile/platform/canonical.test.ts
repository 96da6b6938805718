/** The mini-program has no TextEncoder: the phone hashes through the stand-in that its build puts in. */
import { TextEncoder as StandIn } from '@/platform/text-encoder'
import { canonicalVectors } from '../../support/canonical-vectors'

beforeAll(() => {
  Object.assign(globalThis, { TextEncoder: StandIn })
})

canonicalVectors('on the phone')
