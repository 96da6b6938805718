// `node tools/total.mjs FOLDER FAILED`: adds up Jest's result files and the steps that failed, and prints the one line
// that a run of everything ends with. A run without a result, or without a single test, is a failure.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const [, , folder, failedSteps] = process.argv
const runs = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))

const sum = (count) => runs.reduce((total, run) => total + count(run), 0)
const passed = sum((run) => run.numPassedTests)
const skipped = sum((run) => run.numPendingTests + run.numTodoTests)
/** A suite that did not even load holds no failed test, and a run can fail beside its tests. */
const failedTests = sum((run) => run.numFailedTests + run.numRuntimeErrorTestSuites || (run.success ? 0 : 1))
const failed = failedTests + Number(failedSteps) || (passed === 0 ? 1 : 0)

if (skipped > 0) console.log(`注意：有 ${skipped} 项测试被跳过`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
