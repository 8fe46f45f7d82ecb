/** @param outdir absolute; what is in it and has another name stays */
export function bundle(outdir: string): Promise<void>;
