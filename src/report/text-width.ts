/** Blocks of East Asian wide and fullwidth characters (Unicode, EastAsianWidth.txt, W and F). */
const wideBlocks: readonly (readonly [first: number, last: number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18cff],
  [0x1b000, 0x1b2ff],
  [0x1f200, 0x1f265],
  [0x20000, 0x3fffd],
];

/**
 * Characters that take one column each and join with nothing: Latin, Greek, most of Cyrillic,
 * punctuation, arrows, boxes, the signs that gate prints. Everything else is looked at closely, which
 * needs a segmenter, and that takes longer to make than a short run.
 */
const plain =
  /^[\x20-\x7e\xa1-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff\u2500-\u25fc\u26a0\u2701-\u2704\u2706-\u2709\u270c-\u2727\u2729-\u274b\u2800-\u28ff]*$/;
const zeroWidth = /^[\p{Mn}\p{Me}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;
const emoji = /^(?:\p{Emoji_Presentation}|\p{Emoji}\ufe0f)/u;
let segmenter: Intl.Segmenter | undefined;

/** How many columns of a terminal a text without control characters takes. */
export function textWidth(text: string): number {
  if (plain.test(text)) return text.length;
  let width = 0;
  for (const cluster of clustersOf(text)) width += clusterWidth(cluster);
  return width;
}

/** The text, or as much of its beginning as fits into `width` columns with `ellipsis` after it. */
export function cutToWidth(text: string, width: number, ellipsis: string): string {
  if (textWidth(text) <= width) return text;
  return keepStart(text, width - textWidth(ellipsis)) + ellipsis;
}

/** The text, or its beginning and its end with `ellipsis` between, in `width` columns. */
export function cutMiddle(text: string, width: number, ellipsis: string): string {
  if (textWidth(text) <= width) return text;
  const room = Math.max(0, width - textWidth(ellipsis));
  const tail = keepEnd(text, Math.floor(room / 2));
  return keepStart(text, room - textWidth(tail)) + ellipsis + tail;
}

/** As much of the beginning of a text as fits into `width` columns. */
export function keepStart(text: string, width: number): string {
  return takeClusters(clustersOf(text), width).join('');
}

/** As much of the end of a text as fits into `width` columns. */
export function keepEnd(text: string, width: number): string {
  return takeClusters(clustersOf(text).reverse(), width).reverse().join('');
}

/** The text with spaces up to `width` columns. */
export function padToWidth(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - textWidth(text)));
}

function takeClusters(clusters: readonly string[], width: number): string[] {
  const taken: string[] = [];
  let used = 0;
  for (const cluster of clusters) {
    used += clusterWidth(cluster);
    if (used > width) break;
    taken.push(cluster);
  }
  return taken;
}

function clustersOf(text: string): string[] {
  segmenter ??= new Intl.Segmenter();
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function clusterWidth(cluster: string): number {
  if (zeroWidth.test(cluster)) return 0;
  if (emoji.test(cluster)) return 2;
  const code = cluster.codePointAt(0) ?? 0;
  return wideBlocks.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}
