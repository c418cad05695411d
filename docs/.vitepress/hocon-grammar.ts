/** How HOCON is coloured: comments, strings, keys, substitutions, numbers and words with a meaning. */
export const hocon = {
  name: "hocon",
  scopeName: "source.hocon",
  patterns: [
    { name: "comment.line", match: "(?:#|//).*$" },
    { name: "string.quoted", begin: '"""', end: '"""' },
    { name: "string.quoted", match: '"(?:\\\\.|[^"\\\\])*"(?!\\s*[:={.])' },
    { name: "variable.other", match: "\\$\\{\\??[^}]*\\}" },
    { name: "keyword.control", match: "\\b(?:include|required|file|classpath|url)\\b(?=[\\s(])" },
    { name: "entity.name.tag", match: '(?:"[^"\\n]*"|[\\w-]+)(?:\\.(?:"[^"\\n]*"|[\\w-]+))*(?=\\s*(?:[:={]|\\+=))' },
    { name: "constant.language", match: "\\b(?:true|false|null|on|off|yes|no|infinite)\\b" },
    { name: "constant.numeric", match: "\\b\\d+(?:\\.\\d+)?\\s*(?:ms|s|m|h|d|MiB|KiB|b|k|M|ns|us)?\\b" },
  ],
  repository: {},
};
