/**
 * Which .NET types collections had that arrived where another type is declared: a `string[]` in a member of type `IEnumerable<string>`. What came
 * in a member leaves the same member under the same type, unless it was copied.
 */
export class Arrivals {
  readonly #names = new WeakMap<object, { readonly by: object; readonly name: string }>();
  #isEmpty = true;

  /** `by`: the codec of the member that read the collection. `name`: the type under which it may be written again. */
  note(collection: object, by: object, name: string): void {
    this.#isEmpty = false;
    this.#names.set(collection, { by, name });
  }

  /** The type that `collection` had when the codec `by` read it; `undefined` when that is the declared one. */
  nameOf(collection: object, by: object): string | undefined {
    if (this.#isEmpty) return undefined;
    const known = this.#names.get(collection);
    return known?.by === by ? known.name : undefined;
  }
}
