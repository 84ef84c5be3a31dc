/**
 * Puts the static summary of a desk into the notebook that JupyterLab saves. The kernel updates the same output by its
 * display id, which JupyterLab forgets when the page is loaded again.
 */

interface Output {
  readonly metadata?: Record<string, unknown>;
  /** All of it, a picture too: asked of ours only. */
  toJSON(): { data?: Record<string, unknown> };
}
interface Outputs {
  length: number;
  get(index: number): Output;
  set(index: number, output: unknown): void;
}
interface Cells {
  length: number;
  get(index: number): { outputs?: Outputs };
}

/** The manager is that of the widgets; where it has no notebook, nothing is done. */
export function keepSummary(manager: unknown, desk: string, html: string): void {
  const cells = (manager as { context?: { model?: { cells?: Cells } } } | null)?.context?.model?.cells;
  for (let i = 0; i < (cells?.length ?? 0); i += 1) {
    const outputs = cells!.get(i).outputs;
    for (let j = 0; j < (outputs?.length ?? 0); j += 1) {
      const found = outputs!.get(j);
      if (found.metadata?.al_widget !== desk) continue;
      const output = found.toJSON();
      if (output.data?.["text/html"] === html) continue;
      outputs!.set(j, { ...output, data: { ...output.data, "text/html": html } });
    }
  }
}
