/** One element of a selection, resolved in the system that the selection refers to. */
export type SelectionElement =
  | { readonly kind: "parent" }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "pattern"; readonly pattern: string };

/** The element as it is written in a path. */
export function selectionElementText(element: SelectionElement): string {
  switch (element.kind) {
    case "parent":
      return "..";
    case "name":
      return element.name;
    case "pattern":
      return element.pattern;
  }
}

/**
 * The elements of a slash-separated text: `..` is the parent, an element with `*` or `?` is a pattern, any other is a name. Empty
 * elements are skipped.
 */
export function selectionElementsOf(path: string): SelectionElement[] {
  return path
    .split("/")
    .filter((element) => element !== "")
    .map((element): SelectionElement => {
      if (element === "..") return { kind: "parent" };
      return /[*?]/.test(element) ? { kind: "pattern", pattern: element } : { kind: "name", name: element };
    });
}
