import { afterAll, beforeAll, expect, it } from 'vitest';
import { plasmaGatewayPlants } from '../rig/plants/plasma-gateway.ts';
import { plasmaResearchPlants } from '../rig/plants/plasma-research.ts';
import { describeWith, nodeTools, pythonTools } from './describe-with.ts';
import { type HookedExample, openHookedExample } from './hooked-example.ts';
import { installGateway, installResearch } from './install-services.ts';
import { append, restore } from './open-example.ts';

const plants = [...plasmaGatewayPlants, ...plasmaResearchPlants];

function plantInto(directory: string, gate: string): void {
  const found = plants.find((plant) => plant.gate === gate);
  if (found === undefined) throw new Error(`no mistake for ${gate}`);
  found.plant(directory);
}

// One story: each test goes on where the one before it ended.
describeWith(
  [...nodeTools, ...pythonTools],
  'commit and push in plasma-engine, with the hooks of gate',
  () => {
    let example: HookedExample;

    beforeAll(async () => {
      example = await openHookedExample('plasma-engine');
      await installGateway(example.repository);
      await installResearch(example.repository);
    });
    afterAll(() => example.repository.dispose());

    it.each([
      ['prettier', 'gateway/src/services.ts'],
      ['ruff', 'research/src/plasma_research/metrics.py:3'],
    ])('stops a commit that %s objects to', async (gate, place) => {
      const { repository, commit, heads } = example;
      const { local } = await heads();
      plantInto(repository.directory, gate);
      const { code, stderr } = await commit('refactor: something');
      expect(code, stderr).toBe(1);
      expect(stderr).toContain(place);
      expect(stderr).toContain('commit refused');
      expect((await heads()).local).toBe(local);
      await restore(repository);
    });

    it('stops a push of commits that break both services', async () => {
      const { repository, commit, push, heads } = example;
      const before = await heads();
      plantInto(repository.directory, 'vitest');
      plantInto(repository.directory, 'mypy');
      await commit('feat: best answers first', '--no-verify');
      const { code, stderr } = await push();
      expect(code, stderr).toBe(1);
      expect(stderr).toContain('gateway/test/answers.test.ts:34');
      expect(stderr).toContain('research/src/plasma_research/search_index.py:12');
      expect(stderr).toContain('push refused');
      expect((await heads()).remote).toBe(before.remote);
    });

    it('lets the mended commit through', async () => {
      const { repository, commit, push, heads } = example;
      await repository.git('checkout', '--quiet', 'HEAD~1', '--', '.');
      await append(repository, 'gateway/src/answers.ts', '\n// The best answer comes first.\n');
      await append(repository, 'research/src/plasma_research/tokens.py', '\n\n# Words only.\n');
      const committed = await commit('docs: what comes first', '--amend');
      expect(committed.code, committed.stderr).toBe(0);
      const { code, stderr } = await push();
      for (const task of ['vitest[gateway]', 'pytest[research]']) expect(stderr).toContain(task);
      expect(code, stderr).toBe(0);
      const { remote, local } = await heads();
      expect(remote).toBe(local);
    });

    it('judges a commit with the installed tools while the work tree holds a broken file', async () => {
      const { repository, commit, push, heads } = example;
      await append(repository, 'gateway/src/query.ts', '\n// Nothing is assumed.\n');
      await append(repository, 'research/src/plasma_research/settings.py', '\n\n# No more.\n');
      await commit('docs: settings and queries', '--no-verify');
      await repository.write('gateway/src/scratch.ts', 'export const half = ');
      await repository.write('research/tests/test_scratch.py', 'def half(');
      const { code, stderr } = await push();
      expect(stderr).toContain('judged in a room');
      for (const task of ['vitest[gateway]', 'pytest[research]']) expect(stderr).toContain(task);
      expect(code, stderr).toBe(0);
      const { remote, local } = await heads();
      expect(remote).toBe(local);
    });
  },
);
