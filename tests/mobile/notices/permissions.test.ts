/** Permission for WeChat messages: asked in the tap, kept until the server has noted it (NT10). */
import { type Offer, type PermissionDesk, permissionsOf } from '@/notices/permissions'
import { memory } from '../memory'

const offers: Offer[] = [
  { purpose: 'returned', templateId: 't-returned', remaining: 0 },
  { purpose: 'result', templateId: 't-result', remaining: 2 },
  { purpose: 'handed-in', templateId: 't-handed-in', remaining: 0 },
]
const lost = new Error('no answer')

function desk(store = memory()) {
  let taps = 0
  return {
    subscribe: jest.fn(async (ids: readonly string[]) => ids),
    offers: jest.fn(async () => offers as readonly Offer[]),
    permit: jest.fn(async (_: unknown) => ({})),
    silent: (error: unknown) => error === lost,
    mint: async () => `tap-${++taps}`,
    store,
    accountId: 'zeng',
  } satisfies PermissionDesk
}

it('asks for what may come of the tap and tells what was allowed', async () => {
  const at = desk()
  at.subscribe.mockResolvedValue(['t-result'])
  const permissions = permissionsOf(at)
  await permissions.prepare()
  await permissions.ask('submit')
  expect(at.subscribe.mock.calls).toEqual([[['t-returned', 't-result']]])
  expect(at.permit.mock.calls).toEqual([[{ tapId: 'tap-1', purposes: ['result'] }]])
  await permissions.ask('return')
  expect(at.subscribe.mock.calls[1]).toEqual([['t-handed-in']])
})

it('asks at once: nothing is awaited between the tap and the question', async () => {
  const at = desk()
  const permissions = permissionsOf(at)
  await permissions.prepare()
  void permissions.ask('submit')
  expect(at.subscribe).toHaveBeenCalledTimes(1)
})

it('NT10 keeps a tap that the server did not hear of over a restart, under the same id', async () => {
  const at = desk()
  at.permit.mockRejectedValue(lost)
  const permissions = permissionsOf(at)
  await permissions.prepare()
  await permissions.ask('submit')
  const again = desk(at.store)
  await permissionsOf(again).prepare()
  expect(again.permit.mock.calls).toEqual([[{ tapId: 'tap-1', purposes: ['returned', 'result'] }]])
  again.permit.mockClear()
  await permissionsOf(again).prepare()
  expect(again.permit).not.toHaveBeenCalled()
})

it('asks without network for what was offered last', async () => {
  const at = desk()
  await permissionsOf(at).prepare()
  const offline = { ...desk(at.store), offers: () => Promise.reject(lost) }
  const permissions = permissionsOf(offline)
  await permissions.prepare()
  await permissions.ask('submit')
  expect(offline.subscribe).toHaveBeenCalledTimes(1)
})

it('a refusal of the server is final', async () => {
  const at = desk()
  at.permit.mockRejectedValue(new Error('refused'))
  const permissions = permissionsOf(at)
  await permissions.prepare()
  await permissions.ask('submit')
  await permissions.prepare()
  expect(at.permit).toHaveBeenCalledTimes(1)
})

it.each`
  promise                                       | change
  ${'NT9 nothing is asked outside WeChat'}      | ${{ subscribe: null }}
  ${'NT9 nothing is asked without templates'}   | ${{ offers: async () => [] }}
  ${'nothing is asked before it is known what'} | ${{ offers: () => Promise.reject(lost) }}
`('$promise', async ({ change }) => {
  const at = desk()
  const permissions = permissionsOf({ ...at, ...change })
  await permissions.prepare()
  await permissions.ask('submit')
  expect(at.subscribe).not.toHaveBeenCalled()
  expect(at.permit).not.toHaveBeenCalled()
})

it('who refuses everything is told of nowhere', async () => {
  const at = desk()
  at.subscribe.mockResolvedValue([])
  const permissions = permissionsOf(at)
  await permissions.prepare()
  await permissions.ask('submit')
  expect(at.permit).not.toHaveBeenCalled()
})
