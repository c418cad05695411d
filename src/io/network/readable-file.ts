/** An open file. */
export interface ReadableFile {
  /** So many bytes from `position`; fewer only at the end of the file. */
  read(position: number, count: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Opens a file for reading. Rejects if that is impossible. */
export type OpenFile = (path: string) => Promise<ReadableFile>;
