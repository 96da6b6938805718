// The arrows between the rooms, and why each points only one way. A room is a folder; what is not named here (tests,
// tools, builds) may reach for anything.

const TRUTH = ['zod', 'dayjs', 'big.js', 'fflate', '@noble/hashes']
const DATABASE = /^(pg|pg-.*|@prisma\/.*)$/

/** Rooms of the server that stand beside each other: each knows the use cases and the domain, none another. */
const ADAPTER = 'rooms of the server are joined in main.ts, so that each can be replaced and tested alone'

/** The first room whose folder holds the file decides: which rooms it may import, which packages, and why. */
export const ROOMS = [
  {
    room: 'domain/',
    rooms: ['domain/'],
    packages: TRUTH,
    pure: true,
    why: 'the same file runs on an old phone and on the server, so the domain stands on nothing but itself',
  },
  {
    room: 'server/application/',
    rooms: ['domain/', 'server/application/'],
    packages: [...TRUTH, 'node:crypto'],
    why: 'a use case speaks to the world through its ports; what stands behind them is chosen in main.ts',
  },
  { room: 'server/config.ts', rooms: [], why: 'the configuration is read before anything else' },
  {
    room: /^server\/([\w-]+\.ts$|commands\/)/,
    rooms: ['domain/', 'server/'],
    why: 'the start and the commands wire the server, which the phone is no part of',
  },
  {
    room: /^server\/[\w-]+\//,
    rooms: ['domain/', 'server/application/', 'itself'],
    why: ADAPTER,
  },
  {
    room: 'mobile/src/sync/',
    rooms: ['domain/', 'mobile/src/sync/'],
    packages: TRUTH,
    /** Types leave nothing in the phone's code. */
    types: true,
    why: 'the outbox is proven with a simulated phone: store, transport and clock come in as ports',
  },
  {
    room: 'mobile/src/platform/',
    rooms: ['domain/', 'mobile/src/sync/', 'mobile/src/platform/'],
    why: 'the platform knows the phone, not the screens that use it',
  },
  {
    room: /^mobile\/src\/(components|forms)\//,
    rooms: ['domain/', 'mobile/src/'],
    except: 'mobile/src/pages/',
    why: 'components and forms are used by pages, and know none',
  },
  {
    room: 'mobile/src/',
    rooms: ['domain/', 'mobile/src/'],
    why: 'the phone knows the server by its API alone',
  },
]

/** Packages that belong to one room, wherever they are named in the code. */
export const KEPT = [
  {
    within: 'server/storage/',
    of: /^(server|domain|mobile\/src)\//,
    packages: DATABASE,
    /** The queue's library works in the pool that storage has opened. */
    allows: ({ types }, file) => types && file.startsWith('server/jobs/'),
    why: 'only storage speaks to the database, so a query is always found there',
  },
  {
    within: 'mobile/src/platform/',
    of: /^mobile\/src\//,
    packages: /^@tarojs\/taro$/,
    /** Types, and the hooks of a page's life, belong to screens as well. */
    allows: ({ types, names }) => types || (names?.every((name) => /^use[A-Z]/.test(name)) ?? false),
    why: 'H5 and WeChat differ in every call; the differences are settled in one room',
  },
  {
    within: 'server/',
    of: /^(domain|mobile\/src)\//,
    packages: /^node:/,
    why: 'there is no Node on a phone',
  },
]

/** The one thing that the phone may know of the server: the type of its API. */
export const isApiType = (room, { types, names, path }) =>
  room.startsWith('mobile/') && types && names?.join() === 'AppRouter' && path.startsWith('server/api/')

const PURE =
  'time, chance and the table of working days come in as arguments, so that a rule gives the same answer twice'
const PHONE = 'an old phone has no such thing'

/** What the domain does without, by the name used. */
export const IMPURE = new Map([
  ...['Date.now', 'new Date()', 'dayjs()', 'Math.random', 'performance', 'setTimeout', 'setInterval'].map(
    (what) => [what, PURE],
  ),
  ...[
    'BigInt',
    'process',
    'Buffer',
    'crypto',
    'fetch',
    'window',
    'document',
    'localStorage',
    'require',
    'globalThis',
  ].map((what) => [what, PHONE]),
])
