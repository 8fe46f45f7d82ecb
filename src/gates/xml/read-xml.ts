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

/**
 * Reads a whole, well-formed XML document with one root.
 *
 * @returns the root, or undefined for anything else: cut off, empty, two roots, or with a DOCTYPE,
 *   which no report has and which could define entities
 */
export function readXml(text: string): XmlElement | undefined {
  if (text.includes('<!DOCTYPE') || XMLValidator.validate(text) !== true) return undefined;
  try {
    const roots = elementsOf(parser.parse(text));
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
