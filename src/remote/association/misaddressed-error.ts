import type { Address } from "../../actor/index.ts";
import { RitsemError } from "../../base/index.ts";
import { type AddressFailure, sentenceOf } from "../explanation/index.ts";

/** The system that answers at an address calls itself by another one. It would drop what is sent to the wrong one, so nothing is. */
export class MisaddressedError extends RitsemError {
  readonly code = "RITSEM_REMOTE_MISADDRESSED";
  readonly failure: AddressFailure;

  constructor(dialled: Address, answers: Address) {
    const failure: AddressFailure = { kind: "answers-to-another-name", address: dialled.toString(), answers: answers.toString() };
    super(sentenceOf(failure));
    this.failure = failure;
  }
}
