import { ReplicatedData } from "./replicated-data.ts";

/** Stands for data that was deleted. It wins over every other value, for ever. */
export class DeletedData extends ReplicatedData {
  /** The only instance. */
  static readonly instance: DeletedData = new DeletedData();

  private constructor() {
    super();
  }

  /** The value after the changes of both. Throws ReplicatedTypeMismatchError if `other` has another type. */
  merge(): DeletedData {
    return this;
  }
}
