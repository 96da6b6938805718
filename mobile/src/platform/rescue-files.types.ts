/** Rescue files leave the app and come back into it. */
export interface RescueFiles {
  /** Into the person's hands; what they hold now, in words. */
  handOver(zip: Uint8Array, name: string): Promise<string>
  /** null: turned back. */
  choose(): Promise<Uint8Array | null>
}
