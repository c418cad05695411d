/**
 * One object per remote ref and system, for as long as anyone holds it: equal paths, uid included, give the same ref, so that
 * `===`, `Set` and `Map` work on refs.
 */
export class RemoteRefCache<Ref extends object> {
  readonly #refs = new Map<string, WeakRef<Ref>>();
  readonly #forget = new FinalizationRegistry<string>((key) => {
    if (this.#refs.get(key)?.deref() === undefined) this.#refs.delete(key);
  });

  /** The ref of `key`, made by `create` if none is referenced. */
  getOrCreate(key: string, create: () => Ref): Ref {
    const known = this.#refs.get(key)?.deref();
    if (known !== undefined) return known;
    const created = create();
    this.#refs.set(key, new WeakRef(created));
    this.#forget.register(created, key);
    return created;
  }
}
