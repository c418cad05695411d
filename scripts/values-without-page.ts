/** The classes, functions and constants in the API reports that none of `pages` mentions. */
export function valuesWithoutPage(reports: readonly string[], pages: readonly string[]): readonly string[] {
  const words = new Set(pages.flatMap((page) => page.match(/\w+/g) ?? []));
  const values = reports.flatMap((report) => [...report.matchAll(/^export (?:abstract )?(?:class|function|const|enum) (\w+)/gm)]);
  return [...new Set(values.map(([, name = ""]) => name))].filter((name) => !words.has(name));
}
