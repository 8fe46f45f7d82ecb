import { describe, expect, it } from 'vitest';
import { inModule, modulePath } from '../../../src/gates/go-test/module-path.ts';
import { splitDocuments } from '../../../src/gates/go-vet/split-documents.ts';

describe('splitDocuments', () => {
  it('takes documents out of what is between them', () => {
    const text = '# a\n{}\n# b\n{\n\t"b": {}\n}\nvet: x.go:1:1: no\n';
    expect(splitDocuments(text)).toEqual({
      documents: ['{}', '{\n\t"b": {}\n}'],
      others: ['# a', '# b', 'vet: x.go:1:1: no', ''],
    });
  });

  it('keeps a document that is cut off, so that it is seen to be none', () => {
    expect(splitDocuments('{}\n{\n\t"b": {').documents).toEqual(['{}', '{\n\t"b": {']);
  });
});

describe('modulePath', () => {
  it.each([
    [['example.com/shop', 'example.com/shop/calc'], 'example.com/shop'],
    [['example.com/shop/calc', 'example.com/shop/calculator'], 'example.com/shop'],
    [['example.com/shop/calc'], 'example.com/shop/calc'],
    [[], ''],
  ])('is what %j have in common', (packages, module) => {
    expect(modulePath(packages)).toBe(module);
  });
});

describe('inModule', () => {
  it('leaves files of other modules as they are', () => {
    expect(inModule('example.com/shop', 'example.com/shop/calc/a.go')).toBe('calc/a.go');
    expect(inModule('example.com/shop', 'example.com/shopping/a.go')).toBe(
      'example.com/shopping/a.go',
    );
  });
});
