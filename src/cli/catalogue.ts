import type { AdapterCatalogue } from '../config/load-config.ts';
import { adapterIds, loadGate } from '../gates/registry.ts';

/** The registry as the config sees it. */
export const catalogue: AdapterCatalogue = { ids: adapterIds, load: loadGate };
