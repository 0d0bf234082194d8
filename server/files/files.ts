/** Keeps the bytes of uploads under keys that the server made; names and types are kept elsewhere. */
export interface Files {
  /** Resolves when the bytes are durable. Putting a key again replaces its bytes. Rejects with {@link FilesFull} without space. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  get(key: string): Promise<Uint8Array | undefined>;
  /** Removing what is not there is fine. */
  remove(key: string): Promise<void>;
}

/** No space is left for files. */
export class FilesFull extends Error {
  override readonly name = 'FilesFull';
}
