import type { Config, ReadObserver } from "./config.ts";
import { parsePath, renderPath } from "./path.ts";

/**
 * Records which keys are read from a configuration, so that a test can verify that the reference configuration has the same keys as the code
 * that reads settings. Read settings from {@link config} as from any other configuration:
 *
 *     const reader = new SettingsReader(reference);
 *     settingsFrom(reader.config.getConfig("akka.remote"));
 *     assert.deepEqual(reader.unreadKeys(reference), []);
 */
export class SettingsReader implements ReadObserver {
  /** The configuration that records. Its sections record too. */
  readonly config: Config;
  readonly #keys = new Set<string>();
  readonly #sections = new Set<string>();

  constructor(config: Config) {
    this.config = config.observedBy(this);
  }

  /** Called for each key that is read; `isWhole` for a whole section. */
  onRead(path: readonly string[], isWhole: boolean): void {
    (isWhole ? this.#sections : this.#keys).add(renderPath(path));
  }

  /** The paths that were read so far, whether they have a value or not, sorted. */
  readKeys(): readonly string[] {
    return [...new Set([...this.#keys, ...this.#sections])].sort();
  }

  /** The leaves of `reference` that were not read, neither by their path nor with a whole section. */
  unreadKeys(reference: Config): readonly string[] {
    const unread: string[] = [];
    for (const { path } of reference.entries()) {
      if (!this.#keys.has(path) && !this.#isInReadSection(path)) unread.push(path);
    }
    return unread;
  }

  /** The paths that were read and that `reference` does not have: settings with a default in code, or misspelt keys. */
  readKeysMissingIn(reference: Config): readonly string[] {
    return this.readKeys().filter((path) => path !== "" && reference.origin(path) === undefined);
  }

  #isInReadSection(path: string): boolean {
    const keys = parsePath(path);
    return keys.some((_, index) => this.#sections.has(renderPath(keys.slice(0, index + 1)))) || this.#sections.has("");
  }
}
