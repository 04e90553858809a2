# Sourced by ./mvnw and infra/local/run: points JAVA_HOME at a JDK 25 or newer, or says in one line that there is none.
# The default `java` of many machines is older, and this build and the laptop need 25.

followup_java_major() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
  if [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  else
    "$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p'
  fi
}

followup_find_jdk() {
  if [ -n "${JAVA_HOME-}" ]; then followup_candidates=$JAVA_HOME; else followup_candidates=; fi
  followup_on_path=$(command -v javac 2>/dev/null || true)
  if [ -n "$followup_on_path" ]; then
    followup_on_path=$(readlink -f "$followup_on_path" 2>/dev/null || echo "$followup_on_path")
    followup_candidates="$followup_candidates
${followup_on_path%/bin/javac}"
  fi
  followup_folders=$(ls -d /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* 2>/dev/null || true)
  followup_candidates="$followup_candidates
$followup_folders"
  while IFS= read -r followup_home; do
    [ -n "$followup_home" ] || continue
    followup_major=$(followup_java_major "$followup_home" || true)
    if [ -n "$followup_major" ] && [ "$followup_major" -ge 25 ] 2>/dev/null; then
      JAVA_HOME=$followup_home
      export JAVA_HOME
      return 0
    fi
  done <<EOF
$followup_candidates
EOF
  echo "Followup needs a JDK 25 or newer and found none: install one (Temurin 25, say) or point JAVA_HOME at it." >&2
  return 1
}

followup_find_jdk || exit 1
