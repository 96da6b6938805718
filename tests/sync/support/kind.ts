/** A kind of filing small enough to reason about: two figures, a text, and one rule. */
import { registered, registry } from '@domain/filings/kind'
import * as z from 'zod'

const content = z.strictObject({
  figures: z.strictObject({ spent: z.string().nullable(), done: z.string().nullable() }),
  note: z.string().max(20, '不超过 20 字'),
})

export const noteKind = registered({
  kind: 'note',
  title: '绩效监控',
  subject: z.strictObject({ year: z.number() }),
  content,
  chain: [
    { id: 'unit-head', title: '单位负责人', role: 'unit-head' as const },
    { id: 'section', title: '业务科室', role: 'section' as const },
  ],
  occasion: { rhythm: 'months', objects: ['project'], approvedGoal: 'required' },
  subjectFrom: () => ({ year: 2026 }),
  blank: () => ({ figures: { spent: null, done: null }, note: '' }),
  form: ({ content: now }) => ({
    title: '2026年绩效监控',
    known: [],
    sections: [
      {
        type: 'items' as const,
        id: 'items',
        title: '指标',
        items: [
          {
            id: 'done',
            path: 'figures',
            tags: [],
            title: '完成',
            target: { label: '目标', text: '10', unit: '个' },
            actual: { label: '完成', text: now.figures.done ?? '', unit: '个' },
            verdict: { light: 'gray' as const, measure: null, caption: '' },
            fields: [
              {
                path: 'figures.done',
                label: '完成',
                input: 'number' as const,
                required: true,
                value: now.figures.done,
              },
              { path: 'note', label: '说明', input: 'text' as const, required: false, value: now.note },
            ],
            evidence: { slot: 'done', ask: '', required: 0, max: 8, maxDocuments: 10 },
            filled: now.figures.done !== null,
          },
        ],
      },
    ],
    asks: 1,
    filled: now.figures.done === null ? 0 : 1,
    light: 'gray' as const,
  }),
  check: ({ content: now }) =>
    now.figures.done === null
      ? [{ rule: 'T1', level: 'block' as const, field: 'figures.done', message: '请填写完成值' }]
      : [],
  facts: () => ({ light: 'gray' as const, budgetWan: null, spentWan: null, indicators: [] }),
  disclose: () => null,
})

export const kinds = registry([noteKind])
