/** A .NET class name without its assembly: `A.B, A` and `A.B,A` are `A.B`. */
export function withoutAssembly(name: string): string {
  const comma = name.indexOf(",");
  return (comma < 0 ? name : name.slice(0, comma)).trim();
}
