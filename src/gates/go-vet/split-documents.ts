/**
 * Takes the JSON documents out of what vet printed: each begins with a brace at the start of a line
 * and ends with one, `{}` being a whole one.
 *
 * @returns the text of each document, and the lines that belong to none; a document without its end
 *   is among the documents, and cannot be parsed
 */
export function splitDocuments(text: string): {
  readonly documents: readonly string[];
  readonly others: readonly string[];
} {
  const documents: string[] = [];
  const others: string[] = [];
  let open: string[] | undefined;
  for (const line of text.split(/\r?\n/)) {
    if (open === undefined && line.startsWith('{')) open = [];
    if (open === undefined) {
      others.push(line);
      continue;
    }
    open.push(line);
    if (line === '}' || (open.length === 1 && line.endsWith('}'))) {
      documents.push(open.join('\n'));
      open = undefined;
    }
  }
  if (open !== undefined) documents.push(open.join('\n'));
  return { documents, others };
}
