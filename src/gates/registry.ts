import { bandit } from './bandit/index.ts';
import { biome } from './biome/index.ts';
import { black } from './black/index.ts';
import { cargoAudit } from './cargo-audit/index.ts';
import { cargoBuild } from './cargo-build/index.ts';
import { cargoCheck } from './cargo-check/index.ts';
import { cargoClippy } from './cargo-clippy/index.ts';
import { cargoDeny } from './cargo-deny/index.ts';
import { cargoDoc } from './cargo-doc/index.ts';
import { cargoFmt } from './cargo-fmt/index.ts';
import { cargoGeiger } from './cargo-geiger/index.ts';
import { cargoLlvmCov } from './cargo-llvm-cov/index.ts';
import { cargoMachete } from './cargo-machete/index.ts';
import { cargoNextest } from './cargo-nextest/index.ts';
import { cargoOutdated } from './cargo-outdated/index.ts';
import { cargoTarpaulin } from './cargo-tarpaulin/index.ts';
import { cargoTest } from './cargo-test/index.ts';
import type { Gate } from './define-gate.ts';
import { eslint } from './eslint/index.ts';
import { goTest } from './go-test/index.ts';
import { goVet } from './go-vet/index.ts';
import { gofmt } from './gofmt/index.ts';
import { isort } from './isort/index.ts';
import { jest } from './jest/index.ts';
import { knip } from './knip/index.ts';
import { mypy } from './mypy/index.ts';
import { npmAudit } from './npm-audit/index.ts';
import { pipAudit } from './pip-audit/index.ts';
import { prettier } from './prettier/index.ts';
import { pytest } from './pytest/index.ts';
import { ruff } from './ruff/index.ts';
import { ruffFormat } from './ruff-format/index.ts';
import { runCommand } from './run-command/index.ts';
import { secrets } from './secrets/index.ts';
import { tsc } from './tsc/index.ts';
import { vitest } from './vitest/index.ts';

/** Every adapter, in the order in which `gate list` shows them. One line each. */
export const registry: readonly Gate[] = [
  runCommand,
  secrets,
  ruff,
  ruffFormat,
  black,
  isort,
  mypy,
  pytest,
  bandit,
  pipAudit,
  tsc,
  eslint,
  prettier,
  biome,
  vitest,
  jest,
  knip,
  npmAudit,
  gofmt,
  goVet,
  goTest,
  cargoFmt,
  cargoCheck,
  cargoBuild,
  cargoClippy,
  cargoTest,
  cargoNextest,
  cargoDoc,
  cargoAudit,
  cargoDeny,
  cargoMachete,
  cargoOutdated,
  cargoTarpaulin,
  cargoLlvmCov,
  cargoGeiger,
];

const byId = new Map(registry.map((gate) => [gate.id, gate]));

/** The adapter that `uses: id` names. */
export function findGate(id: string): Gate | undefined {
  return byId.get(id);
}
