export interface Random {
  bytes(lengthBytes: number): Uint8Array
}
