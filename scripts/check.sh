#!/bin/sh
# Runs every `check:*` script of package.json, one after the other. A step that fails shows what it said; the others go on.
cd "$(dirname "$0")/.." || exit 1
mkdir -p build/check
passed=0 failed=0
for step in $(node -p 'Object.keys(require("./package.json").scripts).filter((name) => name.startsWith("check:")).join(" ")'); do
  log="build/check/${step#check:}.log"
  started=$(date +%s)
  if npm run --silent "$step" >"$log" 2>&1; then
    result=ok passed=$((passed + 1))
  else
    result=FAILED failed=$((failed + 1))
  fi
  printf '%-8s %-16s %s s\n' "$result" "$step" "$(($(date +%s) - started))"
  [ "$result" = ok ] || tail -n 60 "$log"
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
