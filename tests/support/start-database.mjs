// Before the tests of the server: one embedded PostgreSQL for the whole machine in `.cache/test-postgres`, shared
// by every run that is going on, and in it a template database with the present migrations applied. The last run
// to end stops the server (see tests/support/stop-database.mjs); its cluster stays, so the next start is quick.
// TEST_DATABASE_URL puts another PostgreSQL in its place; its user must be allowed to create databases.
import { fileURLToPath } from 'node:url'
import { tsImport } from 'tsx/esm/api'

export default async function startDatabase() {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const { prepareTestDatabases } = await tsImport('./test-databases.ts', import.meta.url)
  const { url, template, stop } = await prepareTestDatabases(root, process.env.TEST_DATABASE_URL)
  process.env.TEST_DATABASE_SERVER = url
  process.env.TEST_DATABASE_TEMPLATE = template
  globalThis.stopTestDatabase = stop
}
