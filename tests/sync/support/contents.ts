/** Contents of the small kind. */
export const blank = { figures: { spent: null, done: null }, note: '' }
