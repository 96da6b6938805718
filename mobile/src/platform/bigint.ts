/**
 * iOS 13 has no BigInt, and zod makes four of them when it loads, for a format that nobody here uses. This goes in
 * by ProvidePlugin wherever a package says `BigInt`; where the engine has its own, that one is meant.
 */
const engine = globalThis as { BigInt?: (value: string | number) => unknown }

// biome-ignore lint/suspicious/noShadowRestrictedNames: it stands in for that very name
export const BigInt = engine.BigInt ?? Number
