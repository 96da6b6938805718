/** The official table of one self-evaluation of 8 indicators as a file, each form another one; the limit is 100 ms for Excel. */
import { officialTables } from '@domain/official-tables'
import { documentFormats } from '@server/application/ports/official-documents'
import { officialDocuments } from '@server/documents/official'
import { selfEvaluationSample } from '../support/official-drafts'

const rounds = 60
const documents = officialDocuments('/nowhere')
const table = officialTables['self-evaluation']
const { draft } = selfEvaluationSample()
const result: Record<string, object> = {}
for (const format of documentFormats) {
  const [clock, processor]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    const [from, used] = [performance.now(), process.cpuUsage()]
    const filled = table?.fill({
      ...draft,
      content: { ...(draft.content as object), problems: `问题${round}` },
    })
    const layout = filled && table?.layouts[filled.template]
    if (!filled || !layout) throw new Error('no table of self-evaluations')
    const made = await documents.make({ format, layout, values: filled.values, facts: {} })
    if (!('bytes' in made)) throw new Error(JSON.stringify(made))
    clock.push(performance.now() - from)
    const { system, user } = process.cpuUsage(used)
    processor.push((system + user) / 1000)
  }
  result[format] = { clock: spread(clock), processor: spread(processor) }
}
console.log(JSON.stringify({ rounds, milliseconds: result }))

function spread(figures: number[]): { p50: number; p95: number } {
  const sorted = [...figures].sort((a, b) => a - b)
  const at = (share: number) => Number((sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1))
  return { p50: at(0.5), p95: at(0.95) }
}
