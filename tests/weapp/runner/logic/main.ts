/** Entry of the worker thread that is the logic layer. Killing the thread is what the OS does to an app. */
import { parentPort, workerData } from 'node:worker_threads'
import type { FromHost, LogicSetup } from '../protocol'
import { Logic } from './logic'

const port = parentPort
if (!port) throw new Error('the logic layer runs in a worker thread')

const logic = new Logic(workerData as LogicSetup, (text) => port.postMessage(text))

process.on('unhandledRejection', (reason) => logic.unhandled(reason))
process.on('uncaughtException', (error) => logic.fault(error))
port.on('message', (text: string) => logic.receive(JSON.parse(text) as FromHost))
