import type { Config, ReadObserver } from "./config.ts";
import { parsePath, renderPath } from "./path.ts";

/**
 * Records which keys are read from a configuration, so that a test can prove that the reference configuration and the code that
 * reads settings know the same keys. Settings are read from {@link config} as from any other:
 *
 *     const reader = new SettingsReader(reference);
 *     settingsFrom(reader.config.getConfig("akka.remote"));
 *     assert.deepEqual(reader.unreadKeys(reference), []);
 */
export class SettingsReader implements ReadObserver {
  /** The configuration, recording. Sections taken out of it record too. */
  readonly config: Config;
  readonly #keys = new Set<string>();
  readonly #sections = new Set<string>();

  constructor(config: Config) {
    this.config = config.observedBy(this);
  }

  onRead(path: readonly string[], isWhole: boolean): void {
    (isWhole ? this.#sections : this.#keys).add(renderPath(path));
  }

  /** Path of everything asked for so far, whether it was there or not, sorted. */
  readKeys(): readonly string[] {
    return [...new Set([...this.#keys, ...this.#sections])].sort();
  }

  /** Leaves of `reference` that nobody asked for: neither by their path nor by reading a section above them whole. */
  unreadKeys(reference: Config): readonly string[] {
    const unread: string[] = [];
    for (const { path } of reference.entries()) {
      if (!this.#keys.has(path) && !this.#isInReadSection(path)) unread.push(path);
    }
    return unread;
  }

  /** Keys asked for that `reference` has no value for: settings whose default lives in code, or misspelt ones. */
  readKeysMissingIn(reference: Config): readonly string[] {
    return this.readKeys().filter((path) => path !== "" && reference.origin(path) === undefined);
  }

  #isInReadSection(path: string): boolean {
    const keys = parsePath(path);
    return keys.some((_, index) => this.#sections.has(renderPath(keys.slice(0, index + 1)))) || this.#sections.has("");
  }
}
