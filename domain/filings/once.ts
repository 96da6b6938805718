/**
 * The function with what it made of each object kept while the object is. Drafts are never changed, only replaced, so
 * a form, its checks and its facts can share what they compute of the same one.
 */
export function once<Given extends object, Made>(compute: (given: Given) => Made): (given: Given) => Made {
  const kept = new WeakMap<Given, { readonly made: Made }>()
  return (given) => {
    const known = kept.get(given)
    if (known) return known.made
    const made = compute(given)
    kept.set(given, { made })
    return made
  }
}
