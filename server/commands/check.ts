/** `npm run -s check -- FILE.json [--rules GZ2020|GZ2022|MOF2021]`: the check-up of forms; prints one JSON object. */
import { readFile, stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { checkUpDocument } from '@domain/check-up/check-up'
import { defaultRuleSets, mof2021 } from '@domain/rule-sets/default-rule-sets'

/** Larger files are no collection of forms. */
const maxBytes = 256 * 1024 * 1024

process.stdout.on('error', () => process.exit(0)) // whoever reads may stop reading
const { values, positionals } = orders()
const [file] = positionals
if (file === undefined) refuse('用法：npm run -s check -- 自评表.json [--rules GZ2020|GZ2022|MOF2021]')
const rules = [...defaultRuleSets, mof2021].find(({ id }) => id === values.rules)
if (values.rules !== undefined && !rules)
  refuse(`没有名为“${values.rules}”的规则集，可用：GZ2020、GZ2022、MOF2021。`)
const forms = checkUpDocument(await readDocument(file), rules && (() => rules))
if (forms === null)
  refuse(`文件“${file}”不是自评表的格式：应是一个列表，或含有 items、partialScoredRows 列表的对象。`)
process.stdout.write(
  `${JSON.stringify({ forms: forms.map(({ computed, findings, id }) => ({ id, computed, findings })) })}\n`,
)

function orders() {
  try {
    return parseArgs({ allowPositionals: true, options: { rules: { type: 'string' } } })
  } catch {
    return refuse('用法：npm run -s check -- 自评表.json [--rules GZ2020|GZ2022|MOF2021]')
  }
}

async function readDocument(path: string): Promise<unknown> {
  const text = await stat(path)
    .then(({ size }) =>
      size > maxBytes
        ? refuse(`文件“${path}”超过 ${maxBytes / 1024 / 1024} MB，没有检查。`)
        : readFile(path, 'utf8'),
    )
    .catch(() => refuse(`文件“${path}”读不到，请核对路径。`))
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return refuse(`文件“${path}”不是有效的 JSON，没有检查。`)
  }
}

/** One sentence, and the exit status of a call that cannot be answered. */
function refuse(sentence: string): never {
  console.error(sentence)
  process.exit(2)
}
