# What the benchmarks' run scripts share; they set `root` and `module`, and source it.
# shellcheck shell=bash disable=SC2154
version=$(sed -n '/<artifactId>sujip</{n;s/.*<version>\(.*\)<.*/\1/p;q}' "$root/pom.xml")
built=$module/target/built

stop() {
  echo "benchmarks/${module##*/}/run: $1" >&2
  exit 1
}

# The first JDK 25 or later among the usual places; the `release` file saves starting each to ask.
find_java() {
  local home version
  for home in "${JAVA25_HOME:-}" "${JAVA_HOME:-}" "$(dirname "$(dirname "$(readlink -f "$(command -v java || true)")")")" \
    /usr/lib/jvm/* ~/.sdkman/candidates/java/*; do
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release" 2>/dev/null) || continue
    [[ ${version:-0} -lt 25 ]] || { echo "$home/bin/java"; return; }
  done
  stop "no JDK 25 or later was found; install one under /usr/lib/jvm, or set JAVA25_HOME to it"
}

# Builds a service and this benchmark where a source is newer than what was built last.
# Jars are built with a fixed time in them and so tell nothing of their age: a file beside them does.
build_what_is_missing() {
  local service=$1 name=benchmarks/${module##*/} begin
  local sources=("$root"/pom.xml "$root"/{"$service",local-backends,benchmarks/common,"$name"}/{pom.xml,src/main})
  if [[ -f $built && -z $(find "${sources[@]}" -newer "$built" -print -quit) ]]; then
    return
  fi
  echo "building $service and the benchmark" >&2
  begin=$(mktemp)
  mvn -B -q -f "$root" -pl "$service,$name" -am -DskipTests -Dspotless.check.skip=true package >&2 ||
    stop "the build has failed"
  mv "$begin" "$built"
}
