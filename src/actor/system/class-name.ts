/** A class name of Akka.NET's without its assembly: `A.B, A` and `A.B,A` are `A.B`. */
export function withoutAssembly(name: string): string {
  return (name.split(",")[0] ?? name).trim();
}
