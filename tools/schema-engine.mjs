// Prisma's schema engine as WebAssembly, driven directly: `prisma migrate diff` would download a native one. Only
// its comparison is used; migrations are applied by the server's own runner. The package's version must be the one
// of @prisma/engines-version.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'

/** Types of the catalog that the adapter does not know and the engine asks for: they are read as text. */
const CHAR = 18
const AS_TEXT = { [CHAR]: 25, 19: 25, 1002: 1009, 1003: 1009 }

/** The SQL that leads from the database at `url` to the schema file; empty when they agree. */
export async function differenceTo(schemaFile, url) {
  const engine = await startEngine(url)
  const schema = { path: schemaFile, content: readFileSync(schemaFile, 'utf8') }
  const { exitCode, stdout } = await engine.diff({
    from: { tag: 'schemaDatasource', files: [schema], configDir: dirname(schemaFile) }, // the database that is connected
    to: { tag: 'schemaDatamodel', files: [schema] },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  })
  const sql = (stdout ?? '').trim()
  const empty = /^-- This is an empty migration\.?$/.test(sql)
  if (exitCode === 0 && empty) return ''
  if (exitCode === 2 && sql !== '' && !empty) return sql
  throw new Error(`schema engine: status ${exitCode} does not fit its answer: ${sql}`)
}

async function startEngine(url) {
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
  const glue = await import(pathToFileURL(join(folder, 'schema_engine_bg.js')).href)
  const module = new WebAssembly.Module(readFileSync(join(folder, 'schema_engine_bg.wasm')))
  const instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  // A panic of the engine settles no promise: end loudly, never with the success of an empty event loop.
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    set_message(message) {
      process.stderr.write(`schema engine: ${message}\n`)
      process.exit(1)
    },
  }
  return glue.SchemaEngine.new({ datamodels: undefined }, () => undefined, connections(url))
}

function connections(url) {
  const { searchParams, hostname, port, username, password, pathname } = new URL(url)
  const adapter = new PrismaPg({
    host: searchParams.get('host') ?? hostname,
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password) || undefined,
    database: decodeURIComponent(pathname.slice(1)),
  })
  return bindMigrationAwareSqlAdapterFactory({
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    connect: async () => readingTheCatalog(await adapter.connect()),
    connectToShadowDb: () => Promise.reject(new Error('no shadow database is used')),
  })
}

/** Teaches a connection the types of the catalog. */
function readingTheCatalog(connection) {
  const performIO = connection.performIO.bind(connection)
  const queryRaw = connection.queryRaw.bind(connection)
  const single = new WeakMap()
  connection.performIO = async (query) => {
    const result = await performIO(query)
    single.set(
      query,
      (result.fields ?? []).flatMap((field, i) => (field.dataTypeID === CHAR ? [i] : [])),
    )
    for (const field of result.fields ?? []) field.dataTypeID = AS_TEXT[field.dataTypeID] ?? field.dataTypeID
    return result
  }
  connection.queryRaw = async (query) => {
    const result = await queryRaw(query)
    for (const i of single.get(query) ?? []) result.columnTypes[i] = ColumnTypeEnum.Character
    return result
  }
  const start = connection.startTransaction?.bind(connection)
  if (start) connection.startTransaction = async (...options) => readingTheCatalog(await start(...options))
  return connection
}
