import type { FlightEntry, FlightRecord } from "../contract/association-view.ts";
import type { AssociationHappening } from "../../remote/internal.ts";
import type { FlightRecorderSettings } from "../settings/inspection-settings.ts";

/** The record of one association. */
interface Recorder {
  readonly entries: FlightEntry[];
  dropped: number;
  /** Entries that were not logged yet. Count. */
  unlogged: number;
  /** Whether there was a connection since the last dump. A peer that never answers is not worth a dump for each try. */
  hasFlown: boolean;
}

/** The last events of each association. Bounded: the association to which nothing has happened for longest is forgotten. */
export class FlightRecorders {
  readonly #settings: FlightRecorderSettings;
  readonly #log: (text: string) => void;
  /** The one with the latest entry is last. */
  readonly #byRemote = new Map<string, Recorder>();

  constructor(settings: FlightRecorderSettings, log: (text: string) => void) {
    this.#settings = settings;
    this.#log = log;
  }

  add(remote: string, entry: FlightEntry, { state, hasFailed }: Pick<AssociationHappening, "state" | "hasFailed">): void {
    if (this.#settings.events === 0) return;
    const recorder = this.#byRemote.get(remote) ?? { entries: [], dropped: 0, unlogged: 0, hasFlown: false };
    this.#byRemote.delete(remote);
    this.#byRemote.set(remote, recorder);
    this.#forgetOldest();
    recorder.entries.push(entry);
    recorder.unlogged += 1;
    if (recorder.entries.length > this.#settings.events) {
      recorder.entries.shift();
      recorder.dropped += 1;
    }
    if (state === "associated") recorder.hasFlown = true;
    if (hasFailed && recorder.hasFlown) this.#dump(remote, recorder);
  }

  /** `undefined` if nothing is known of the association. */
  recordOf(remote: string): FlightRecord | undefined {
    const recorder = this.#byRemote.get(remote);
    return recorder && { remote, entries: [...recorder.entries], dropped: recorder.dropped };
  }

  /** The associations with a record. */
  get remotes(): readonly string[] {
    return [...this.#byRemote.keys()];
  }

  #dump(remote: string, recorder: Recorder): void {
    recorder.hasFlown = false;
    const entries = recorder.entries.slice(-recorder.unlogged);
    recorder.unlogged = 0;
    if (!this.#settings.logsFailures) return;
    const lines = entries.map(({ time, text }) => `  ${time} ${text}`);
    this.#log(`The association with ${remote} has failed. Its last events (ritsem.inspect.flight-recorder):\n${lines.join("\n")}`);
  }

  #forgetOldest(): void {
    if (this.#byRemote.size <= this.#settings.associations) return;
    for (const remote of this.#byRemote.keys()) {
      this.#byRemote.delete(remote);
      return;
    }
  }
}
