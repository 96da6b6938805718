export interface Random {
  /** A version 4 UUID from the system's random numbers. */
  uuid(): Promise<string>
  bytes(count: number): Promise<Uint8Array>
}
