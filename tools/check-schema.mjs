// Proves that prisma/schema.prisma and prisma/migrations agree. Other paths can be given: SCHEMA MIGRATIONS.
import { schemaDifference } from './schema-difference.mjs'
import { StepFailed, say, tool } from './shell.mjs'

await tool(async () => {
  const [, , schema, migrations] = process.argv
  const missing = await schemaDifference(schema, migrations)
  if (missing) {
    throw new StepFailed(
      `schema.prisma 与 migrations 不一致，迁移里缺少：\n${missing}\n（node tools/new-migration.mjs NAME 可生成）`,
    )
  }
  say('schema.prisma 与 migrations 一致')
  process.exit(0)
})
