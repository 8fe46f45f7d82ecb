import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element of an XML document. Text of children is not part of `text`. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

const attributesKey = ':@';
const textKey = '#text';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
});

/** A DOCTYPE before the root that only names a DTD, as Cobertura's reports have one. */
const namedDoctype =
  /^(\uFEFF?\s*(?:<\?xml[^>]*\?>\s*)?)<!DOCTYPE\s+[\w:.-]+\s+(?:SYSTEM|PUBLIC\s+(?:"[^"]*"|'[^']*'))\s+(?:"[^"]*"|'[^']*')\s*>/;

/**
 * Reads a whole, well-formed XML document with one root. The DTD that it may name is not read.
 *
 * @returns the root, or undefined for anything else: cut off, empty, two roots, or with a DOCTYPE
 *   that has a body, which no report has and which could define entities
 */
export function readXml(text: string): XmlElement | undefined {
  const document = text.replace(namedDoctype, '$1');
  if (document.includes('<!DOCTYPE') || XMLValidator.validate(document) !== true) return undefined;
  try {
    const roots = elementsOf(parser.parse(document));
    return roots.length === 1 ? roots[0] : undefined;
  } catch {
    return undefined;
  }
}

/** The parser gives a list of `{ name: list, ":@": attributes }` and `{ "#text": text }`. */
function elementsOf(nodes: unknown): XmlElement[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: unknown) => {
    const entries = Object.entries(node ?? {});
    const [name, content] = entries.find(([key]) => key !== attributesKey) ?? [];
    if (name === undefined || name === textKey) return [];
    const attributes = entries.find(([key]) => key === attributesKey)?.[1];
    return [
      {
        name,
        attributes: stringsOf(attributes),
        children: elementsOf(content),
        text: textOf(content),
      },
    ];
  });
}

function stringsOf(attributes: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes ?? {}).map(([name, value]) => [name, String(value)]),
  );
}

function textOf(nodes: unknown): string {
  if (!Array.isArray(nodes)) return '';
  return nodes
    .flatMap((node: unknown) => Object.entries(node ?? {}))
    .map(([key, value]) => (key === textKey ? String(value) : ''))
    .join('');
}
