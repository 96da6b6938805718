/** 年度主要任务 of a department as a whole (GD4). */
import { isWan, wanText } from '../decimals/money'
import type { Item, ItemsSection } from '../filings/form'
import { inOrder } from '../filings/list'
import type { DeclarationContent, DeclaredTask } from './declaration.schema'

export function tasksSection({ tasks }: DeclarationContent): ItemsSection {
  return {
    type: 'items',
    id: 'tasks',
    title: '年度主要任务',
    items: inOrder(tasks).map(([id, task], index) => taskItem(id, task, index + 1)),
    list: {
      path: 'tasks',
      word: '任务',
      max: 20,
      blank: { name: '', content: '', amount: null },
      sources: [],
    },
  }
}

function taskItem(id: string, { name, content, amount }: DeclaredTask, number: number): Item {
  const path = `tasks.${id}`
  const money = amount ?? ''
  return {
    id,
    path,
    tags: [String(number)],
    title: name.trim() === '' ? '新的任务' : name.trim(),
    target: { label: '预算金额', text: isWan(money) ? wanText(money) : '', unit: isWan(money) ? '万元' : '' },
    actual: null,
    verdict: { light: 'gray', measure: null, caption: '' },
    fields: [
      {
        path: `${path}.name`,
        label: '任务名称',
        input: 'text',
        required: true,
        value: name,
        short: true,
        maxLength: 60,
      },
      {
        path: `${path}.amount`,
        label: '预算金额',
        input: 'amount',
        required: true,
        value: amount,
        unit: '万元',
      },
      {
        path: `${path}.content`,
        label: '主要内容',
        input: 'text',
        required: false,
        value: content,
        maxLength: 300,
      },
    ],
    evidence: null,
    filled: name.trim() !== '' && money !== '',
  }
}
