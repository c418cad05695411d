/** The field by whose text a list is narrowed. The key `/` leads to it. */
export function Filter({
  text,
  onChange,
  hint,
}: {
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** What the text is compared with. */
  readonly hint: string;
}) {
  return (
    <label>
      Filter <input type="search" data-filter value={text} onInput={(event) => onChange(event.currentTarget.value)} placeholder={hint} />
    </label>
  );
}
