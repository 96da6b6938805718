/** What phone and server agree on: canonical JSON, receipts, the outbox table, merging (SY, OB, MG). */
import { createHash } from 'node:crypto'
import type { EvidenceRef } from '@domain/evidence/evidence'
import { leaves, valueAt } from '@domain/filings/content'
import { differences } from '@domain/filings/differences'
import { bytesHash, canonicalHash, canonicalJson } from '@domain/sync/canonical'
import { merged, mergedEvidence, mergeFields, openFields } from '@domain/sync/merge'
import {
  afterRestart,
  backoff,
  type EntryState,
  entryEvents,
  entryStates,
  isAutomatic,
  nextState,
  stateWords,
} from '@domain/sync/outbox'
import {
  type Receipt,
  type RevisionPush,
  receiptCovers,
  receiptNumber,
  receiptSchema,
  revisionHash,
  revisionSchema,
} from '@domain/sync/protocol'
import { fitOf, protocol } from '@domain/sync/version'
import fc from 'fast-check'

describe('canonical JSON', () => {
  it.each`
    rule                                       | value                                                  | text
    ${'SY1 no blanks'}                         | ${{ a: [1, 2, { b: null }], c: true }}                 | ${'{"a":[1,2,{"b":null}],"c":true}'}
    ${'SY1 keys in order, at every depth'}     | ${{ b: { d: 1, c: 2 }, a: 3 }}                         | ${'{"a":3,"b":{"c":2,"d":1}}'}
    ${'SY1 lists keep their order'}            | ${[3, 1, 2]}                                           | ${'[3,1,2]'}
    ${'SY1 what is undefined is not there'}    | ${{ a: undefined, b: 1 }}                              | ${'{"b":1}'}
    ${'SY1 escapes of RFC 8785 3.2.2.2'}       | ${'\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"\u002f'} | ${'"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'}
    ${'SY1 Chinese stands as it is'}           | ${{ 原因: '“经费”' }}                                  | ${'{"原因":"“经费”"}'}
    ${'SY1 an empty key is a key'}             | ${{ '': 1, a: 2 }}                                     | ${'{"":1,"a":2}'}
    ${'SY1 a key of digits is sorted as text'} | ${{ 2: 'b', 10: 'a' }}                                 | ${'{"10":"a","2":"b"}'}
  `('$rule', ({ value, text }) => {
    expect(canonicalJson(value)).toBe(text)
  })

  it('SY1 sorts keys by UTF-16 units: the example of RFC 8785 3.2.3', () => {
    const example = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    }
    const values = Object.values(JSON.parse(canonicalJson(example)) as Record<string, string>)
    const inText = [...canonicalJson(example).matchAll(/:"([^"]+)"/g)].map((match) => match[1])
    expect(inText).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ])
    expect(values).toHaveLength(7)
  })

  // RFC 8785, appendix B: IEEE 754 bits and what stands for them
  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
  ])('SY1 the number with the bits %s is %s', (bits, text) => {
    const view = new DataView(new ArrayBuffer(8))
    view.setBigUint64(0, BigInt(`0x${bits}`))
    expect(canonicalJson(view.getFloat64(0))).toBe(text)
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('SY1 %s is no JSON', (value) => {
    expect(() => canonicalJson({ a: value })).toThrow()
  })

  it.each([() => 1, Symbol('s'), 1n])('SY1 neither is %p', (value) => {
    expect(() => canonicalJson(value)).toThrow()
  })

  it('SY1 says the same as JSON, whatever the order of the keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(canonicalJson(JSON.parse(text))).toBe(text)
        expect(canonicalJson(shuffled(value))).toBe(text)
      }),
    )
  })

  it('SY2 hashes as everybody else does', () => {
    const text = '{"a":"中文"}'
    const expected = createHash('sha256').update(text).digest('hex')
    expect(canonicalHash({ a: '中文' })).toBe(expected)
    expect(bytesHash(new TextEncoder().encode(text))).toBe(expected)
  })
})

function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, shuffled(member)]),
  )
}

const uuid = (n: number) => `aaaaaaaa-aaaa-4aaa-8aaa-${String(n).padStart(12, '0')}`
const hash = (letter: string) => letter.repeat(64)

const reference = (n: number, letter: string): EvidenceRef => ({
  id: uuid(n),
  slot: 'k1',
  sha256: hash(letter),
  size: 10,
  mediaType: 'image/jpeg',
  capture: {
    source: 'camera',
    takenAt: '2026-08-24T01:31:07.000Z',
    monotonicMs: 5,
    fix: { missing: 'denied' },
    view: '近景',
  },
})

const revision: RevisionPush = {
  revisionId: uuid(1),
  filingId: uuid(2),
  base: 0,
  content: { funds: { spent: '486.15' }, note: '' },
  evidence: [reference(11, 'a'), reference(12, 'b')],
}

const receipt: Receipt = {
  payload: {
    version: 1,
    revisionId: revision.revisionId,
    filingId: revision.filingId,
    number: 1,
    contentHash: revisionHash(revision),
    files: revision.evidence.map((item) => ({ evidenceId: item.id, slot: item.slot, sha256: item.sha256 })),
    unitId: 'u1',
    receivedAt: '2026-08-31T08:00:00.000Z',
    keyId: 'k',
  },
  signature: 'c2ln',
}

describe('SY5 a receipt covers a revision', () => {
  it('when hash, ids and every file agree, in whatever order the files are listed', () => {
    expect(receiptCovers(receipt, revision)).toBe(true)
    const turned = {
      ...receipt,
      payload: { ...receipt.payload, files: [...receipt.payload.files].reverse() },
    }
    expect(receiptCovers(turned, revision)).toBe(true)
  })

  const [one, two] = receipt.payload.files as [Receipt['payload']['files'][0], Receipt['payload']['files'][0]]
  const tampered: [string, Partial<Receipt['payload']>][] = [
    ['another revision', { revisionId: uuid(9) }],
    ['another filing', { filingId: uuid(9) }],
    ['another content', { contentHash: hash('f') }],
    ['a file left out', { files: [one] }],
    ['no files', { files: [] }],
    ['a file more', { files: [one, two, { ...two, evidenceId: uuid(13) }] }],
    ['a file twice instead of both', { files: [one, one] }],
    ['another file under the same id', { files: [one, { ...two, sha256: hash('c') }] }],
    ['a file at another indicator', { files: [one, { ...two, slot: 'k2' }] }],
    [
      'hashes exchanged',
      {
        files: [
          { ...one, sha256: two.sha256 },
          { ...two, sha256: one.sha256 },
        ],
      },
    ],
  ]
  it.each(tampered)('not with %s', (_, change) => {
    expect(receiptCovers({ ...receipt, payload: { ...receipt.payload, ...change } }, revision)).toBe(false)
  })

  const edits: [string, RevisionPush][] = [
    ['a figure', { ...revision, content: { funds: { spent: '486.16' }, note: '' } }],
    ['an empty text that became nothing', { ...revision, content: { funds: { spent: '486.15' } } }],
    ['the base', { ...revision, base: 1 }],
    [
      'the place of a photo',
      { ...revision, evidence: [reference(11, 'a'), { ...reference(12, 'b'), size: 11 }] },
    ],
    ['the order of the photos', { ...revision, evidence: [...revision.evidence].reverse() }],
  ]
  it.each(edits)('not after an edit of %s', (_, edited) => {
    expect(receiptCovers(receipt, edited)).toBe(false)
  })

  it('no single change of any leaf goes unnoticed', () => {
    const paths = leaves(receipt.payload).map(([path]) => path)
    const checked = new Set(['revisionId', 'filingId', 'contentHash', 'files'])
    expect(paths).toEqual(expect.arrayContaining([...checked]))
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('note', 'funds', 'extra'), (value, key) => {
        fc.pre(
          canonicalJson(value) !== canonicalJson((revision.content as Record<string, unknown>)[key] ?? null),
        )
        expect(receiptCovers(receipt, { ...revision, content: { ...revision.content, [key]: value } })).toBe(
          false,
        )
      }),
    )
  })

  it('survives a journey through JSON and both schemas', () => {
    const parsedRevision = revisionSchema.parse(JSON.parse(JSON.stringify(revision)))
    const parsedReceipt = receiptSchema.parse(JSON.parse(JSON.stringify(receipt)))
    expect(receiptCovers(parsedReceipt, parsedRevision)).toBe(true)
  })

  it('people read its number to each other', () => {
    expect(receiptNumber(receipt.payload)).toBe(
      `2026-0831-${receipt.payload.contentHash.slice(0, 6).toUpperCase()}`,
    )
  })
})

describe('SY11 two ages', () => {
  it.each`
    said         | fit
    ${undefined} | ${'phone-older'}
    ${'1'}       | ${'phone-older'}
    ${'2'}       | ${'fits'}
    ${'4'}       | ${'fits'}
    ${'5'}       | ${'server-older'}
    ${'0x9'}     | ${'phone-older'}
    ${'-3'}      | ${'phone-older'}
  `('a phone that says $said to a server of 2–4: $fit', ({ said, fit }) => {
    expect(fitOf(said, { oldest: 2, current: 4 })).toBe(fit)
  })

  it('the app fits the server that it was built with', () => {
    expect(fitOf(String(protocol.current))).toBe('fits')
  })
})

describe('the outbox table', () => {
  const state = fc.constantFrom(...entryStates)
  const event = fc.constantFrom(...entryEvents)

  it('OB3 only `accepted` leads into delivered, and nothing leads out', () => {
    fc.assert(
      fc.property(state, event, (from, what) => {
        const to = nextState(from, what)
        if (to === 'delivered') expect(what).toBe('accepted')
        if (from === 'delivered') expect(to).toBeNull()
      }),
    )
  })

  it('OB3, OB4 whatever happens, an entry that a receipt reached stays delivered', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), fc.array(event, { maxLength: 30 }), (before, after) => {
        const run = (from: EntryState, events: readonly (typeof entryEvents)[number][]) =>
          events.reduce((at, what) => nextState(at, what) ?? at, from)
        const reached = run('queued', before)
        const accepted = nextState(reached, 'accepted')
        if (reached === 'queued') expect(accepted).toBeNull()
        else if (reached !== 'delivered') expect(accepted).toBe('delivered')
        expect(run('delivered', after)).toBe('delivered')
      }),
    )
  })

  it('OB2 only what was dispatched can be lost, refused or outdated', () => {
    for (const from of entryStates) {
      for (const what of ['lost', 'refused', 'outdated'] as const) {
        expect(nextState(from, what) === null).toBe(from !== 'sending')
      }
    }
  })

  it('OB5 a restart finds nothing being sent', () => {
    expect(entryStates.map(afterRestart)).not.toContain('sending')
    expect(entryStates.filter((one) => afterRestart(one) !== one)).toEqual(['sending'])
  })

  it('OB6 what goes by itself can be dispatched, the rest waits for the person', () => {
    for (const one of entryStates) expect(isAutomatic(one)).toBe(nextState(one, 'dispatch') === 'sending')
  })

  it('every state but the last can reach delivery, and each has a word', () => {
    for (const start of entryStates) {
      const seen = new Set<EntryState>([start])
      for (const at of seen) for (const what of entryEvents) seen.add(nextState(at, what) ?? at)
      expect(seen).toContain('delivered')
      expect(stateWords[start]).not.toBe('')
    }
  })

  it('OB7 a pause is between half and all of a doubling ceiling of at most five minutes', () => {
    fc.assert(
      fc.property(
        fc.nat(1000),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (tries, jitter) => {
          const ceiling = Math.min(300_000, 2_000 * 2 ** Math.min(tries, 10))
          const pause = backoff(tries, jitter)
          expect(pause).toBeGreaterThanOrEqual(ceiling / 2)
          expect(pause).toBeLessThanOrEqual(ceiling)
        },
      ),
    )
  })
})

describe('merging', () => {
  const figure = fc.option(fc.constantFrom('1', '2', ''), { nil: null })
  const content = fc.record({
    funds: fc.record({ spent: figure, remark: fc.constantFrom('', '原因') }),
    items: fc.dictionary(
      fc.constantFrom('k1', 'k2', 'k3'),
      fc.record({ actual: figure, aspects: fc.subarray(['fund', 'staff']) }),
    ),
  })
  const three = fc.tuple(content, content, content)
  const same = (a: unknown, b: unknown) => differences(a, b).length === 0

  const isWithin = (path: string, part: string) => path === part || path.startsWith(`${part}.`)

  it('MG1 shows exactly the fields in which the two differ', () => {
    fc.assert(
      fc.property(three, ([before, mine, theirs]) => {
        const fields = mergeFields(before, mine, theirs).map((field) => field.path)
        const differing = differences(theirs, mine).map(({ path }) => path)
        for (const path of differing) expect(fields.filter((part) => isWithin(path, part))).toHaveLength(1)
        for (const part of fields) expect(differing.some((path) => isWithin(path, part))).toBe(true)
      }),
    )
  })

  it('MG6 a row that only one side has is one field: added, it is suggested; removed under a change, it is asked', () => {
    const row = { name: '培训人次', weight: '10' }
    const before = { rows: { a: row, b: row } }
    const mine = { rows: { b: row, c: { ...row, name: '新增的一项' } } }
    const theirs = { rows: { a: { ...row, weight: '20' }, b: row } }
    const fields = mergeFields(before, mine, theirs)
    expect(fields.map(({ path, suggested }) => [path, suggested])).toEqual([
      ['rows.a', null],
      ['rows.c', 'mine'],
    ])
    expect(merged(theirs, fields, { 'rows.a': 'mine' })).toEqual(mine)
    expect(merged(theirs, fields, { 'rows.a': 'theirs' })).toEqual({
      rows: { ...theirs.rows, c: mine.rows.c },
    })
  })

  it('MG6 rows that both added stand side by side without a question', () => {
    const fields = mergeFields({ rows: {} }, { rows: { x: { name: '甲' } } }, { rows: { y: { name: '乙' } } })
    expect(openFields(fields, {})).toEqual([])
    expect(merged({ rows: { y: { name: '乙' } } }, fields)).toEqual({
      rows: { x: { name: '甲' }, y: { name: '乙' } },
    })
  })

  it('MG2 suggests the side that alone changed a field, and leaves open what both changed', () => {
    fc.assert(
      fc.property(three, ([before, mine, theirs]) => {
        for (const { path, suggested } of mergeFields(before, mine, theirs)) {
          const was = { v: valueAt(before, path) }
          const iChanged = !same(was, { v: valueAt(mine, path) })
          const theyChanged = !same(was, { v: valueAt(theirs, path) })
          expect(suggested).toBe(iChanged && theyChanged ? null : iChanged ? 'mine' : 'theirs')
        }
      }),
    )
  })

  it('MG2 where only one side worked, nothing is left to ask and its version stands', () => {
    fc.assert(
      fc.property(content, content, (before, changed) => {
        expect(same(merged(before, mergeFields(before, changed, before)), changed)).toBe(true)
        expect(same(merged(changed, mergeFields(before, before, changed)), changed)).toBe(true)
        expect(openFields(mergeFields(before, changed, before), {})).toEqual([])
      }),
    )
  })

  it('MG3 an open field must be chosen', () => {
    const fields = mergeFields({ a: '0' }, { a: '1' }, { a: '2' })
    expect(openFields(fields, {}).map((field) => field.path)).toEqual(['a'])
    expect(() => merged({ a: '2' }, fields)).toThrow('a')
    expect(openFields(fields, { a: 'mine' })).toEqual([])
  })

  it('MG4 every field is the chosen side’s, and no third value appears', () => {
    fc.assert(
      fc.property(
        three,
        fc.func(fc.constantFrom('mine' as const, 'theirs' as const)),
        ([before, mine, theirs], choose) => {
          const fields = mergeFields(before, mine, theirs)
          const choices = Object.fromEntries(fields.map(({ path }) => [path, choose(path)]))
          const result = merged(theirs, fields, choices)
          for (const { path } of fields) {
            const side = choices[path] === 'mine' ? mine : theirs
            expect(same({ v: valueAt(result, path) }, { v: valueAt(side, path) })).toBe(true)
          }
          const touched = (path: string) => fields.some((field) => isWithin(path, field.path))
          expect(differences(theirs, result).every(({ path }) => touched(path))).toBe(true)
        },
      ),
    )
  })

  it('MG4 all mine is mine, all theirs is theirs', () => {
    fc.assert(
      fc.property(three, ([before, mine, theirs]) => {
        const fields = mergeFields(before, mine, theirs)
        const all = (side: 'mine' | 'theirs') => Object.fromEntries(fields.map(({ path }) => [path, side]))
        expect(same(merged(theirs, fields, all('mine')), mine)).toBe(true)
        expect(same(merged(theirs, fields, all('theirs')), theirs)).toBe(true)
      }),
    )
  })

  it('MG5 evidence stays when both kept it or either added it, and goes when either took it out', () => {
    const some = fc.subarray([1, 2, 3, 4, 5]).map((ids) => ids.map((id) => reference(id, 'a')))
    fc.assert(
      fc.property(some, some, some, (before, mine, theirs) => {
        const ids = (list: readonly EvidenceRef[]) => new Set(list.map((item) => item.id))
        const result = ids(mergedEvidence(before, mine, theirs))
        for (const n of [1, 2, 3, 4, 5]) {
          const id = uuid(n)
          const [b, m, t] = [ids(before).has(id), ids(mine).has(id), ids(theirs).has(id)]
          expect(result.has(id)).toBe(b ? m && t : m || t)
        }
        expect(mergedEvidence(before, mine, theirs)).toHaveLength(result.size)
      }),
    )
  })
})
