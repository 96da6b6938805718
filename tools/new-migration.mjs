// `node tools/new-migration.mjs NAME` writes the next migration: the SQL that leads from the migrations to the
// schema. Read it before you commit it; a migration that was applied anywhere is never edited again.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { schemaDifference } from './schema-difference.mjs'
import { at, StepFailed, say, tool } from './shell.mjs'

await tool(async () => {
  const name = process.argv[2] ?? ''
  if (!/^[a-z][a-z0-9_]*$/.test(name))
    throw new StepFailed('用法：node tools/new-migration.mjs NAME（小写字母、数字、下划线）')
  const sql = await schemaDifference()
  if (!sql) {
    say('schema.prisma 与 migrations 一致，没有要写的迁移')
    process.exit(0)
  }
  const folder = `prisma/migrations/${nextNumber()}_${name}`
  mkdirSync(at(folder), { recursive: true })
  writeFileSync(at(folder, 'migration.sql'), `${sql}\n`)
  say(`已写出 ${folder}/migration.sql，请通读后提交`)
  process.exit(0)
})

function nextNumber() {
  const present = existsSync(at('prisma/migrations')) ? readdirSync(at('prisma/migrations')) : []
  const last = Math.max(0, ...present.map((name) => Number.parseInt(name, 10) || 0))
  return String(last + 1).padStart(4, '0')
}
