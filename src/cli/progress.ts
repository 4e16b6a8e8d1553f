/** Shows on a terminal what is being done, once a run has taken longer than a second. */
export interface Progress {
  step(phase: string, file: string): void;
  /** Clears the line. */
  end(): void;
}

const PATIENCE = 1000;

/**
 * @param stream stderr
 * @param shown whether it is a terminal that a person watches
 * @param label turns a step into the text to show, at most one line
 */
export function createProgress(
  stream: NodeJS.WriteStream,
  shown: boolean,
  label: (phase: string, file: string) => string,
): Progress {
  if (!shown) return { step: () => {}, end: () => {} };
  const started = performance.now();
  let visible = false;
  return {
    step(phase, file) {
      if (performance.now() - started < PATIENCE) return;
      visible = true;
      stream.write(`\r\u001b[K${label(phase, file).slice(0, (stream.columns ?? 80) - 1)}`);
    },
    end() {
      if (visible) stream.write("\r\u001b[K");
    },
  };
}
