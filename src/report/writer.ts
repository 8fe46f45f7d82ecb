/** Takes text: a stream, or whatever a test puts in its place. */
export interface Writer {
  write(text: string): unknown;
}
