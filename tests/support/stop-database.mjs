// After the tests of the server: lets go of the shared PostgreSQL, and stops it when no other run uses it.
export default async function stopDatabase() {
  await globalThis.stopTestDatabase?.()
}
