/** What a signed-in person's work takes and a citizen's page does not: the sync room, and every kind of filing. */
export { filingKinds } from '@domain/kinds'
export { openWorkspace } from './sync/account-workspace'
export { transportOver } from './sync/transport'
