import type { RawConfig } from './config/raw-config.ts';

export type {
  RawComponent,
  RawConfig,
  RawGate,
  RawLimit,
  RawMatrix,
  RawMatrixValue,
  RawService,
  RawStage,
} from './config/raw-config.ts';

/** Gives a config in JavaScript its type: `export default defineConfig({ … })`. */
export function defineConfig(config: RawConfig): RawConfig {
  return config;
}
