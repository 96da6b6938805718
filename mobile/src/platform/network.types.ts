/** Whether the phone believes it has a network. Belief only: a captive portal counts as online until a request fails. */
export interface Network {
  isOnline(): Promise<boolean>
  /** Calls `fn` at every change; the returned function ends it. */
  onNetworkChange(fn: (online: boolean) => void): () => void
}
