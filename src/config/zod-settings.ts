import * as z from 'zod';

// A process checks one config once: compiling each check first, as zod does, costs more than it saves.
z.config({ jitless: true });
