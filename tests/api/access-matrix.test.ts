import { appRouter } from '@server/api/app-router'
import { buildServer } from '@server/http/server'
import type { FastifyInstance } from 'fastify'
import { problemOf } from '../support/report'
import { calls } from './access-matrix/calls'
import { begunUploads, openRoutes, requests, routesOf } from './access-matrix/requests'
import { type Line, lines, type PlaceName, places, type Speaker, speakers } from './access-matrix/table'
import { openWorld, type World } from './access-matrix/world'

/**
 * AC1–AC6 for every procedure: each role, and nobody, asks about what lies in the home unit, in another of its
 * department, in another department and in another district. The answers stand in the table; a refusal changes
 * nothing and leaves no audit record. What is done is done in a transaction that is taken back, so that each
 * question finds the same world.
 */
let world: World
let server: FastifyInstance
let uploads: Readonly<Record<PlaceName, string>>
beforeAll(async () => {
  world = await openWorld()
  server = await buildServer({ house: world.city.house, router: appRouter, h5Dir: null })
  uploads = await begunUploads(server, world)
})
afterAll(async () => {
  await server.close()
  await world.city.close()
})

const isRequest = ({ procedure }: Line): boolean => procedure.includes(' ')
const namesOf = (some: readonly Line[]) => [...new Set(some.map(({ procedure }) => procedure))].sort()
const procedures = lines.filter((line) => !isRequest(line))

it('every procedure has its line, and no line is of a procedure that is not there', () => {
  const known = Object.keys(appRouter._def.procedures).sort()
  expect(namesOf(procedures)).toEqual(known)
  expect(Object.keys(calls).sort()).toEqual(known)
})

it('every route has its line, or is told to be for everybody', () => {
  const requested = namesOf(lines.filter(isRequest))
  expect([...requested, ...openRoutes].sort()).toEqual([...routesOf(server)].sort())
  expect(Object.keys(requests).sort()).toEqual(requested)
})

it.each(procedures.map((line) => [line.title, line] as const))('AC1–AC6 %s', async (_, line) => {
  const call = calls[line.procedure]
  await answersAsToldOn(line, async (speaker, place, expected) => {
    // what is to be refused is asked of the house itself
    const caller = world.as(speaker, expected === 'ok' ? 'rehearsed' : 'real')
    await call?.({ caller, spot: world.spots[place], world, step: line.step ?? '' })
  })
})

it.each(lines.filter(isRequest).map((line) => [line.title, line] as const))('AC1–AC6 %s', async (_, line) => {
  const request = requests[line.procedure]
  await answersAsToldOn(line, async (speaker, place, expected) => {
    const asked = {
      server,
      world,
      token: world.tokens[speaker],
      spot: world.spots[place],
      upload: uploads[place],
    }
    await request?.(asked)
    if (expected === 'ok') await forgetOtherUploads()
  })
})

/** An upload that was let begin is no part of the world that the next question finds. */
async function forgetOtherUploads(): Promise<void> {
  const kept = Object.values(uploads).map((path) => path.split('/').at(-1))
  await world.city.pool.query('delete from upload where id <> all($1)', [kept])
}

async function answersAsToldOn(
  line: Line,
  ask: (speaker: Speaker, place: PlaceName, expected: string) => Promise<void>,
): Promise<void> {
  const step = line.step ?? 'unit-head'
  const questions = speakers.flatMap((speaker) =>
    places.map((place) => ({
      name: `${speaker} of ${place}`,
      speaker,
      place,
      answer: line.answer(speaker, place),
    })),
  )
  const answers = async (some: typeof questions) => {
    const found: Record<string, string> = {}
    for (const { name, speaker, place, answer } of some)
      found[name] = await answerOf(ask(speaker, place, answer))
    expect(found).toEqual(Object.fromEntries(some.map(({ name, answer }) => [name, answer])))
  }
  await world.standAt(step)
  const before = await world.city.everything()
  await answers(questions.filter(({ answer }) => answer !== 'ok'))
  await world.standAt(step)
  expect(await world.city.everything()).toBe(before)
  await answers(questions.filter(({ answer }) => answer === 'ok'))
}

/** 'ok', or the code of the refusal. */
async function answerOf(asking: Promise<void>): Promise<string> {
  const done = asking.then(() => Promise.reject({ cause: { code: 'ok' } }))
  return problemOf(done)
}
