/** What is in a repository, as `gate init` sees it. Paths have forward slashes and no leading `./`. */
export interface RepositoryReader {
  /** Tracked files and untracked ones that are not ignored, relative to the directory of the config. */
  list(): readonly string[];
  /** The text of one of them; undefined when it cannot be read. */
  read(path: string): string | undefined;
}

/** The first stage that runs a gate; the later ones run it too. */
export const stageOrder = ['pre-commit', 'pre-push', 'ci'] as const;
export type FirstStage = (typeof stageOrder)[number];

/** What a gate does: the adapter that it uses, or a command of the user's. */
export type GateAction =
  | { readonly uses: string; readonly with?: Readonly<Record<string, unknown>> }
  | { readonly run: string; readonly env?: Readonly<Record<string, string>> };

/** A gate that a detector proposes for the project that it looked at. */
export interface ProposedGate {
  /** The name it would like; `test`. When two want the same one, both get a longer one. */
  readonly name: string;
  readonly action: GateAction;
  /** Names, as proposed for the same project, of gates that must pass first. */
  readonly needs?: readonly string[];
  readonly from: FirstStage;
  /** What it checks: `types`. */
  readonly what: string;
  /** The file that asks for it. */
  readonly seenIn: string;
}

/** A directory with a manifest of its own. */
export interface Project {
  /** Relative directory; `.` for that of the config. */
  readonly root: string;
  /** Roots of the projects of this repository that it is built from. */
  readonly dependsOn: readonly string[];
  /** Roots of those that only its tests or tools need: the first to give way in a circle. */
  readonly testsWith: readonly string[];
  readonly gates: readonly ProposedGate[];
}

/** Something that the config does not judge, though CI may, and why. */
export interface NotMirrored {
  readonly what: string;
  readonly why: string;
}

/** What a detector for one ecosystem returns. */
export interface Survey {
  readonly projects: readonly Project[];
  readonly notMirrored: readonly NotMirrored[];
}

export interface DetectedComponent {
  readonly name: string;
  readonly root: string;
  /** Names of components. */
  readonly dependsOn: readonly string[];
}

/** A gate as the config will hold it. */
export interface DetectedGate {
  readonly name: string;
  readonly action: GateAction;
  /** Names of components; empty for one task over the whole tree. */
  readonly each: readonly string[];
  /** Names of gates. */
  readonly needs: readonly string[];
  readonly from: FirstStage;
  /** One line for the reader of the config: what it checks, and where that was seen. */
  readonly why: string;
}

/** Everything that `gate init` writes down. */
export interface Detected {
  readonly components: readonly DetectedComponent[];
  readonly gates: readonly DetectedGate[];
  readonly notMirrored: readonly NotMirrored[];
  /** Whether anything but the gates that fit every repository was found. */
  readonly recognised: boolean;
}
