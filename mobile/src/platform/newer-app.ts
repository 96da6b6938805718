/** Brings the newest app: the service worker looks for it, then the page begins anew. */
export async function updateApp(): Promise<void> {
  const worker = await navigator.serviceWorker?.getRegistration().catch(() => undefined)
  await worker?.update().catch(() => undefined)
  location.reload()
}
