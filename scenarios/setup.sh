# Sourced by scenarios/run and tests/run: what both need before they can start.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { if [ -t 2 ]; then printf '\033[1m== %s\033[0m\n' "$*" >&2; else printf '== %s\n' "$*" >&2; fi; }

# Debian 12 has Boost 1.81 beside its default 1.74; newer systems have a newer default.
boost_package() {
  if apt-cache show libboost1.81-dev >/dev/null 2>&1; then echo libboost1.81-dev; else echo libboost-dev; fi
}

build_packages="g++ cmake ninja-build ccache libfmt-dev nlohmann-json3-dev libpugixml-dev libyaml-cpp-dev
  libcli11-dev libssl-dev libssh-dev"
test_packages="catch2 clang clang-format libclang-rt-14-dev awscli python3 python3-boto3 python3-botocore
  python3-jsonschema python3-yaml python3-cryptography openssh-client openssl
  ansible python3-libcloud ruby-fog-aws libnet-amazon-ec2-perl libvm-ec2-perl golang-go golang-github-aws-aws-sdk-go-v2-dev
  chromium"

# Installs those of the named Debian packages that are missing; asks for sudo only if there are any.
install_missing() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
  done
  ls /usr/include/boost/beast.hpp >/dev/null 2>&1 || missing+=(boost)
  [ ${#missing[@]} -eq 0 ] && return 0
  local sudo=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "Missing packages: ${missing[*]}. Install them as root, then run this again." >&2; return 1; }
    sudo=(sudo)
  fi
  say "Installing ${missing[*]}"
  "${sudo[@]}" apt-get update -qq
  missing=("${missing[@]/#boost/$(boost_package)}")
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# Node.js may come from elsewhere than Debian, and then brings npm along.
install_node_modules() {
  command -v npm >/dev/null || install_missing nodejs npm
  local directory=$1
  cmp -s "$directory/package-lock.json" "$directory/node_modules/.installed" && return 0
  say "Installing ${directory#"$root"/}/node_modules"
  (cd "$directory" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null)
  cp "$directory/package-lock.json" "$directory/node_modules/.installed"
}

# build DIRECTORY TARGETS... -- CMAKE ARGUMENTS...
# Quiet when there is nothing to do; on failure shows what the compiler said.
build() {
  local directory=$1 targets=() ; shift
  while [ $# -gt 0 ] && [ "$1" != -- ]; do targets+=("$1"); shift; done
  [ $# -gt 0 ] && shift
  local log="$root/$directory.log"
  cmake -S "$root" -B "$root/$directory" -G Ninja "$@" >"$log" 2>&1 || { cat "$log" >&2; rm -f "$log"; return 1; }
  rm -f "$log"
  ninja -C "$root/$directory" ${targets[@]+"${targets[@]}"}
}
