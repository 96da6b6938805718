/**
 * The soak in a bounded form: the real outbox against the real use cases in memory, through random faults; and proof
 * that its witnesses see what they are there for. `npm run soak -- --sends 1000000` is the same, longer.
 */
import type { RevisionPush } from '@domain/sync/protocol'
import type { FilingWork } from '../../mobile/src/sync/records'
import type { EpisodeOptions } from '../faults/soak/episode'

jest.setTimeout(120_000)

type Soak = typeof import('../faults/soak/episode')

/** The soak with some modules of the phone as given. */
function soakWith(faulty: Readonly<Record<string, (real: never) => object>>): Soak {
  let soak: Soak | null = null
  jest.isolateModules(() => {
    for (const [module, plant] of Object.entries(faulty)) {
      jest.doMock(module, () => {
        const real = jest.requireActual<object>(module)
        return { ...real, ...plant(real as never) }
      })
    }
    soak = require('../faults/soak/episode') as Soak
  })
  for (const module of Object.keys(faulty)) jest.dontMock(module)
  if (!soak) throw new Error('no soak')
  return soak
}

/** Runs episodes until one breaks; its sentence, or null when none of them did. */
async function verdict({ episode }: Soak, more: Partial<EpisodeOptions> = {}): Promise<string | null> {
  for (let seed = 1; seed <= 40; seed += 1) {
    try {
      await episode({ seed, sends: 12, ...more })
    } catch (error) {
      if ((error as Error).name !== 'Broken') throw error
      return (error as Error).message
    }
  }
  return null
}

it('OB2–OB15 reports through random faults: none lost, none doubled', async () => {
  const { episode } = soakWith({})
  const first = Number(process.env.SOAK_SEED ?? 500)
  let sends = 0
  for (let seed = first; sends < Number(process.env.SOAK_SENDS ?? 300); seed += 1) {
    const figures = await episode({ seed, sends: 12 }).catch((error: Error) => {
      throw Object.assign(error, { message: `seed ${seed}: ${error.message}` })
    })
    sends += figures.sends
  }
})

it.each`
  seed    | found
  ${46}   | ${'a full phone whose clock was set back tried again without a pause'}
  ${1025} | ${'a copy held up on its way arrives after a later copy was refused'}
`('seed $seed once found: $found', async ({ seed }: { seed: number }) => {
  await soakWith({}).episode({ seed, sends: 60 })
})

describe('the witnesses see', () => {
  const drafts = '../../mobile/src/sync/drafts'

  it('an edit that is swallowed while its report is being sent', async () => {
    const soak = soakWith({
      [drafts]: ({ submitted }: typeof import('../../mobile/src/sync/drafts')) => ({
        submitted: (work: FilingWork, id: string, at: string) =>
          work.entries.some((entry) => entry.outstanding)
            ? { ...work, draft: null }
            : submitted(work, id, at),
      }),
    })
    expect(await verdict(soak)).toMatch(/^the words .* are gone$/)
  })

  it('a delivery without a receipt that covers it', async () => {
    const soak = soakWith({
      '../../mobile/src/sync/outcome': (real: typeof import('../../mobile/src/sync/outcome')) => ({
        outcomeOfAnswer: (answer: unknown, push: RevisionPush) =>
          answer ? { event: 'accepted', receipt: answer } : real.outcomeOfAnswer(answer, push),
      }),
    })
    expect(await verdict(soak)).toMatch(/does not cover it/)
  })

  it('a photo that is forgotten when the report is handed in', async () => {
    const soak = soakWith({
      [drafts]: ({ submitted }: typeof import('../../mobile/src/sync/drafts')) => ({
        submitted: (work: FilingWork, id: string, at: string) =>
          submitted(
            { ...work, draft: work.draft && { ...work.draft, evidence: work.draft.evidence.slice(0, 1) } },
            id,
            at,
          ),
      }),
    })
    expect(await verdict(soak)).toMatch(/^photo .* was kept and is not in version/)
  })

  it('a photo whose link the server drops', async () => {
    expect(await verdict(soakWith({}), { dropsLink: true })).toMatch(/has a receipt and no link$/)
  })

  it('an entry that leaves the phone without a receipt', async () => {
    const soak = soakWith({
      '../../mobile/src/sync/entries': (real: typeof import('../../mobile/src/sync/entries')) => ({
        fell: (...given: Parameters<typeof real.fell>) => {
          const [, id, event] = given
          const work = real.fell(...given)
          return event === 'lost' && work.entries.length > 2
            ? { ...work, entries: work.entries.filter((entry) => entry.push.revisionId !== id) }
            : work
        },
      }),
    })
    expect(await verdict(soak)).toMatch(/without a receipt$|are gone$/)
  })
})
