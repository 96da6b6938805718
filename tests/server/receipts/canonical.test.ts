import { canonicalVectors } from '../../support/canonical-vectors'

canonicalVectors('on the server')
