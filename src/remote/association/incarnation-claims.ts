import type { Address } from "../../actor/index.ts";
import type { Platform } from "../../platform/index.ts";
import type { IdentityCheckSettings } from "../settings/remote-settings.ts";
import { TokenBucket } from "../limits/token-bucket.ts";

/** An address is not asked again before this time has passed. Unit: ms. */
const LEAST_INTERVAL_MS = 150;
/** More connections that claim the same address do not wait for its answer. Count. */
const MOST_CLAIMANTS = 16;

/** The verdict on a connection that claims to be another incarnation of a known peer. */
export type ClaimVerdict =
  /** The address itself answered as that incarnation. */
  | { readonly kind: "confirmed" }
  /** The address does not answer. The claim is accepted, because a peer that only dials cannot answer either. */
  | { readonly kind: "unreachable" }
  /** The address itself answered as the incarnation `uid`. */
  | { readonly kind: "denied"; readonly uid: number }
  /** Too many claims wait already. */
  | { readonly kind: "too-many" };

export interface IncarnationClaimsContext {
  readonly platform: Platform;
  readonly settings: IdentityCheckSettings;
  /** Dials `address`; resolves with the incarnation that answers, or `undefined` if it has another address. Rejects if there is no answer. */
  readonly ask: (address: Address, signal: AbortSignal) => Promise<number | undefined>;
}

/** One question to an address, shared by all who claim it meanwhile. */
interface Question {
  /** `undefined`: the address did not answer. "refused": too many other addresses wait for a question. */
  readonly answer: Promise<number | undefined | "refused">;
  /** When the next question may be put. */
  readonly cooled: Promise<void>;
  isAnswered: boolean;
  claimantCount: number;
}

/**
 * Judges connections whose handshake states that a peer has restarted. The statement alone does not end the association with the known
 * incarnation: the address is dialled and asked. There is one question per address at a time, and a limited rate for all addresses, so that
 * claims cannot make this system dial arbitrary addresses at will.
 */
export class IncarnationClaims {
  readonly #context: IncarnationClaimsContext;
  readonly #questions = new Map<string, Question>();
  readonly #rate: TokenBucket;

  constructor(context: IncarnationClaimsContext) {
    this.#context = context;
    const { perSecond } = context.settings;
    this.#rate = new TokenBucket(perSecond, perSecond, context.platform.clock.nowMs());
  }

  async judge(address: Address, uid: number): Promise<ClaimVerdict> {
    for (;;) {
      const running = this.#questions.get(address.toString());
      const isEarlier = running?.isAnswered === false;
      const question = isEarlier ? running : this.#put(address, running?.cooled);
      question.claimantCount += 1;
      if (question.claimantCount > MOST_CLAIMANTS) return { kind: "too-many" };
      const answer = await question.answer;
      if (answer === "refused") return { kind: "too-many" };
      if (answer === undefined) return { kind: "unreachable" };
      if (answer === uid) return { kind: "confirmed" };
      if (!isEarlier) return { kind: "denied", uid: answer }; // else it may have been answered before the restart
    }
  }

  #put(address: Address, cooled: Promise<void> | undefined): Question {
    const key = address.toString();
    const answer = this.#answer(address, cooled);
    const question: Question = {
      answer,
      cooled: answer.then(() => this.#pause(LEAST_INTERVAL_MS)),
      isAnswered: false,
      claimantCount: 0,
    };
    this.#questions.set(key, question);
    void answer.then(() => (question.isAnswered = true));
    void question.cooled.then(() => {
      if (this.#questions.get(key) === question) this.#questions.delete(key);
    });
    return question;
  }

  async #answer(address: Address, cooled: Promise<void> | undefined): Promise<number | undefined | "refused"> {
    const { platform, settings, ask } = this.#context;
    if (cooled !== undefined) await cooled;
    if (!(await this.#hasTurn())) return "refused";
    const abort = new AbortController();
    const cancel = platform.timers.once(settings.timeoutMs, () => abort.abort(new Error("it did not answer in time")));
    try {
      return await ask(address, abort.signal);
    } catch {
      return undefined; // for any reason: the claim cannot be checked
    } finally {
      cancel();
    }
  }

  /** Waits for a turn, as long as an answer may take. */
  async #hasTurn(): Promise<boolean> {
    const { platform, settings } = this.#context;
    const untilMs = platform.clock.nowMs() + settings.timeoutMs;
    while (!this.#rate.take(platform.clock.nowMs())) {
      if (platform.clock.nowMs() >= untilMs) return false;
      await this.#pause(this.#rate.waitMs);
    }
    return true;
  }

  #pause(delayMs: number): Promise<void> {
    return new Promise((resolve) => void this.#context.platform.timers.once(delayMs, resolve));
  }
}
