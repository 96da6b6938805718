/** The check-up of 10,000 forms in one process, from the text of the file on; the limit is 5 s. */
import { readFile } from 'node:fs/promises'
import { checkUpDocument } from '@domain/check-up/check-up'

const forms = 10_000
const published = JSON.parse(await readFile('tests/fixtures/published-facts.json', 'utf8'))
const kinds: object[] = [...published.items, ...published.partialScoredRows].filter(
  (form: { funds?: unknown }) => form.funds !== undefined,
)
const items = Array.from({ length: forms }, (_, n) => ({
  ...kinds[n % kinds.length],
  id: `F${n}`,
  complete: true,
}))
const text = JSON.stringify({ items })
const start = performance.now()
const cpu = process.cpuUsage()
const checked = checkUpDocument(JSON.parse(text)) ?? []
const seconds = Number(((performance.now() - start) / 1000).toFixed(2))
const { user, system } = process.cpuUsage(cpu)
const findings = checked.reduce((count, form) => count + form.findings.length, 0)
const rssMb = Math.round(process.resourceUsage().maxRSS / 1024)
console.log(
  JSON.stringify({
    forms: checked.length,
    megabytes: Math.round(text.length / 1e6),
    seconds,
    cpuSeconds: (user + system) / 1e6,
    findings,
    rssMb,
  }),
)
