/** The mechanism of filings: chain, contents, differences, remarks, timeline (FC, FD, FR, FT). */
import {
  AT_AUTHOR,
  afterApproval,
  afterRefusal,
  afterReturn,
  afterSubmit,
  type ChainStep,
  FINAL,
  type FilingStatus,
  unfiled,
  whereabouts,
} from '@domain/filings/chain'
import { leaves, valueAt, withValue } from '@domain/filings/content'
import { differences } from '@domain/filings/differences'
import { concerns, openRemarks, reasonLabel, remarkReasons, remarkSchema } from '@domain/filings/remarks'
import { timeline } from '@domain/filings/timeline'
import { Problem } from '@domain/problems/problem'
import fc from 'fast-check'

const chain: readonly ChainStep[] = [
  { id: 'unit-head', title: '单位负责人', role: 'unit-head' },
  { id: 'department', title: '主管部门', role: 'department' },
  { id: 'section', title: '业务科室', role: 'section' },
  { id: 'division', title: '绩效科', role: 'division' },
]

const refusalOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
  return 'none'
}

describe('the chain', () => {
  it('FC1 a first revision goes to the first step and is number 1', () => {
    expect(afterSubmit(unfiled, chain, 'rejecting-step')).toEqual({
      at: 'unit-head',
      returnedFrom: null,
      revision: 1,
    })
  })

  it('FC2 approval moves one step on, and the last one makes it final', () => {
    const visited: string[] = []
    let status = afterSubmit(unfiled, chain, 'restart')
    while (status.at !== FINAL) {
      visited.push(status.at)
      status = afterApproval(status, chain, status.at)
    }
    expect(visited).toEqual(chain.map((step) => step.id))
    expect(status.revision).toBe(1)
  })

  it.each`
    rule                                       | at             | to              | result
    ${'FC3 any step may return to the author'} | ${'unit-head'} | ${AT_AUTHOR}    | ${'none'}
    ${'FC3 a later step may too'}              | ${'division'}  | ${AT_AUTHOR}    | ${'none'}
    ${'FC3 and to an earlier step'}            | ${'division'}  | ${'department'} | ${'none'}
    ${'FC3 never to itself'}                   | ${'section'}   | ${'section'}    | ${'filing.not-with-you'}
    ${'FC3 never forward'}                     | ${'section'}   | ${'division'}   | ${'filing.not-with-you'}
    ${'FC3 never to a step that is none'}      | ${'section'}   | ${'nowhere'}    | ${'filing.not-with-you'}
    ${'FC3 never to the end'}                  | ${'section'}   | ${FINAL}        | ${'filing.not-with-you'}
  `('$rule', ({ at, to, result }) => {
    const status: FilingStatus = { at, returnedFrom: null, revision: 2 }
    expect(refusalOf(() => afterReturn(status, chain, at, to))).toBe(result)
  })

  it.each`
    rule                                                   | setting             | back
    ${'FC4 a correction goes back to the step that asked'} | ${'rejecting-step'} | ${'section'}
    ${'FC4 or starts anew where the rule set says so'}     | ${'restart'}        | ${'unit-head'}
  `('$rule', ({ setting, back }) => {
    const returned = afterReturn(
      { at: 'section', returnedFrom: null, revision: 1 },
      chain,
      'section',
      AT_AUTHOR,
    )
    expect(returned).toEqual({ at: AT_AUTHOR, returnedFrom: 'section', revision: 1 })
    expect(afterSubmit(returned, chain, setting)).toEqual({ at: back, returnedFrom: null, revision: 2 })
  })

  it.each`
    judge           | returnedBy      | back
    ${'department'} | ${'section'}    | ${'department'}
    ${'section'}    | ${'department'} | ${'department'}
    ${'section'}    | ${'section'}    | ${'section'}
  `('FV5 judged at $judge and returned by $returnedBy, it goes to $back', ({ judge, returnedBy, back }) => {
    const judged = chain.map((step) => (step.id === judge ? { ...step, judges: true as const } : step))
    const returned = { at: 'author', returnedFrom: returnedBy, revision: 1 }
    expect(afterSubmit(returned, judged, 'rejecting-step').at).toBe(back)
  })

  it('FC8 a refusal ends it where it stands, and nothing moves it afterwards', () => {
    const there = { at: 'section', returnedFrom: null, revision: 1 }
    const refused = afterRefusal(there, chain, 'section')
    expect(refused).toEqual({ at: 'refused', returnedFrom: null, revision: 1 })
    expect(refusalOf(() => afterSubmit(refused, chain, 'restart'))).toBe('filing.not-with-you')
    expect(refusalOf(() => afterApproval(refused, chain, 'section'))).toBe('filing.not-with-you')
    expect(refusalOf(() => afterRefusal(there, chain, 'department'))).toBe('filing.not-with-you')
  })

  it('FC5 a second revision waits until the first is returned', () => {
    const status = afterSubmit(unfiled, chain, 'restart')
    expect(refusalOf(() => afterSubmit(status, chain, 'restart'))).toBe('filing.in-review')
  })

  it('FC6 what is final takes nothing more', () => {
    const final: FilingStatus = { at: FINAL, returnedFrom: null, revision: 3 }
    expect(refusalOf(() => afterSubmit(final, chain, 'restart'))).toBe('filing.not-with-you')
    for (const step of chain) {
      expect(refusalOf(() => afterApproval(final, chain, step.id))).toBe('filing.not-with-you')
      expect(refusalOf(() => afterReturn(final, chain, step.id, AT_AUTHOR))).toBe('filing.not-with-you')
    }
  })

  it('FC2, FC3 only the step where it stands decides', () => {
    const status: FilingStatus = { at: 'department', returnedFrom: null, revision: 1 }
    for (const step of ['unit-head', 'section', 'division', AT_AUTHOR, FINAL, 'nowhere']) {
      expect(refusalOf(() => afterApproval(status, chain, step))).toBe('filing.not-with-you')
      expect(refusalOf(() => afterReturn(status, chain, step, AT_AUTHOR))).toBe('filing.not-with-you')
    }
  })

  it('FC7 in any run the number counts the submits, and the filing always stands somewhere', () => {
    const moves = fc.array(fc.tuple(fc.constantFrom('submit', 'approve', 'return'), fc.nat(5)), {
      maxLength: 60,
    })
    fc.assert(
      fc.property(moves, fc.constantFrom('rejecting-step' as const, 'restart' as const), (run, setting) => {
        const places = [AT_AUTHOR, FINAL, ...chain.map((step) => step.id)]
        let status = unfiled
        let submits = 0
        for (const [move, to] of run) {
          const before = status
          try {
            if (move === 'submit') status = afterSubmit(status, chain, setting)
            else if (move === 'approve') status = afterApproval(status, chain, status.at)
            else status = afterReturn(status, chain, status.at, places[to] ?? AT_AUTHOR)
            if (move === 'submit') submits += 1
          } catch (error) {
            expect(error).toBeInstanceOf(Problem)
            expect(status).toBe(before)
          }
          expect(status.revision).toBe(submits)
          expect(places).toContain(status.at)
          expect(status.returnedFrom === null || status.at === AT_AUTHOR).toBe(true)
          if (before.at === FINAL) expect(status).toBe(before)
        }
      }),
    )
  })

  it.each([
    [AT_AUTHOR, '经办人'],
    ['section', '业务科室'],
    [FINAL, '已办结'],
  ])('%s is told as %s', (at, words) => {
    expect(whereabouts(at, chain)).toBe(words)
  })
})

describe('contents', () => {
  const key = fc.constantFrom('a', 'b', 'c')
  const leaf = fc.oneof(
    fc.constantFrom('', '1', '2', null),
    fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 }),
  )
  const tree = fc.letrec((tie) => ({
    branch: fc.dictionary(key, fc.oneof({ maxDepth: 3 }, leaf, tie('branch')), { maxKeys: 3 }),
  })).branch as fc.Arbitrary<Record<string, unknown>>
  const path = fc.array(key, { minLength: 1, maxLength: 3 }).map((keys) => keys.join('.'))

  it('what is written is read', () => {
    fc.assert(
      fc.property(tree, path, leaf, (content, where, value) => {
        expect(valueAt(withValue(content, where, value), where)).toEqual(value)
      }),
    )
  })

  it('the last writing of two counts', () => {
    fc.assert(
      fc.property(tree, path, leaf, leaf, (content, where, one, two) => {
        expect(withValue(withValue(content, where, one), where, two)).toEqual(withValue(content, where, two))
      }),
    )
  })

  it('writing what stands there changes nothing', () => {
    fc.assert(
      fc.property(tree, path, (content, where) => {
        const value = valueAt(content, where)
        fc.pre(value !== undefined)
        expect(withValue(content, where, value)).toEqual(content)
      }),
    )
  })

  it('nothing else is touched, and the original stays as it was', () => {
    fc.assert(
      fc.property(tree, path, leaf, (content, where, value) => {
        const before = structuredClone(content)
        const after = withValue(content, where, value)
        expect(content).toEqual(before)
        for (const [other, was] of leaves(content)) {
          const related = other === where || other.startsWith(`${where}.`) || where.startsWith(`${other}.`)
          if (!related) expect(valueAt(after, other)).toEqual(was)
        }
      }),
    )
  })

  it('FD1 nothing differs from itself, and an empty text is an empty value', () => {
    fc.assert(
      fc.property(tree, (content) => expect(differences(content, structuredClone(content))).toEqual([])),
    )
    expect(differences({ a: '', b: null }, { c: [] })).toEqual([])
  })

  it('FD1 the way back is the way there turned round', () => {
    fc.assert(
      fc.property(tree, tree, (one, two) => {
        const back = differences(two, one).map(({ path: where, from, to }) => ({
          path: where,
          from: to,
          to: from,
        }))
        expect(differences(one, two)).toEqual(back)
      }),
    )
  })

  it('FD1 one edit is one difference, in path order', () => {
    const before = { funds: { spent: '1' }, items: { k1: { actual: '2', aspects: ['fund'] } } }
    const after = withValue(withValue(before, 'items.k1.aspects', ['fund', 'staff']), 'funds.spent', '3')
    expect(differences(before, after)).toEqual([
      { path: 'funds.spent', from: '1', to: '3' },
      { path: 'items.k1.aspects', from: ['fund'], to: ['fund', 'staff'] },
    ])
  })
})

describe('remarks', () => {
  const whole = { field: 'indicators.k1', reason: 'figure', text: '与台账不符' }

  it.each`
    rule                         | remark
    ${'FR1 without a field'}     | ${{ ...whole, field: '' }}
    ${'FR1 without a reason'}    | ${{ ...whole, reason: '' }}
    ${'FR1 an unknown reason'}   | ${{ ...whole, reason: 'because' }}
    ${'FR1 without a text'}      | ${{ ...whole, text: '  ' }}
    ${'FR1 with more than that'} | ${{ ...whole, rank: 1 }}
  `('$rule it is no remark', ({ remark }) => {
    expect(remarkSchema.safeParse(remark).success).toBe(false)
  })

  it('FR1 with all three it is one', () => {
    expect(remarkSchema.parse({ ...whole, text: ' 与台账不符 ' })).toEqual(whole)
    expect(remarkReasons.map(({ value }) => reasonLabel(value))).not.toContain('figure')
  })

  it('FR2 those on the current revision are open, a new revision answers all earlier ones', () => {
    const remarks = [{ revision: 1 }, { revision: 2 }, { revision: 2 }]
    expect(openRemarks(remarks, 2)).toHaveLength(2)
    expect(openRemarks(remarks, 3)).toEqual([])
  })

  it.each`
    rule                                | field              | path                       | holds
    ${'FR3 of the field itself'}        | ${'indicators.k1'} | ${'indicators.k1'}         | ${true}
    ${'FR3 of everything in the item'}  | ${'indicators.k1'} | ${'indicators.k1.actual'}  | ${true}
    ${'FR3 not of an item named alike'} | ${'indicators.k1'} | ${'indicators.k10.actual'} | ${false}
    ${'FR3 not of the whole'}           | ${'indicators.k1'} | ${'indicators'}            | ${false}
  `('$rule', ({ field, path, holds }) => {
    expect(concerns({ field }, path)).toBe(holds)
  })
})

it('FT1 the timeline tells who did what when, newest first, and nothing is stored for it', () => {
  const entries = timeline(
    '2026-08-01T00:00:00.000Z',
    [{ number: 1, author: '曾丽华', receivedAt: '2026-08-02T00:00:00.000Z' }],
    [
      {
        revision: 1,
        step: 'section',
        outcome: 'returned',
        by: '陈科长',
        at: '2026-08-03T00:00:00.000Z',
        remarks: 2,
      },
    ],
    chain,
  )
  expect(entries.map(({ who, what }) => `${who} ${what}`)).toEqual([
    '陈科长（业务科室） 退回第 1 版，2 项意见',
    '曾丽华 提交第 1 版',
    '绩效科 布置任务',
  ])
})
