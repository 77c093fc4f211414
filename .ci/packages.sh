# Sourced by ./demo and ./check: which Debian packages they need, and how to
# get those that are missing.

# Meson and Ninja may come from elsewhere; find_missing adds them where they do not.
BUILD_PACKAGES="gcc libc6-dev pkg-config lv2-dev liblilv-dev libserd-dev libsord-dev
  libcairo2-dev libx11-dev"

TEST_PACKAGES="git python3 python3-numpy clang clang-format clang-tidy libclang-rt-14-dev
  llvm valgrind binutils lilv-utils sordi libxtst-dev xvfb xauth x11-utils xdotool xclip
  openbox imagemagick jackd2 jalv ardour procps"

# Any Meson from 1.0 on will do, and one elsewhere on the PATH may be broken.
find_meson() {
  meson=
  for candidate in meson /usr/bin/meson; do
    case $("$candidate" --version 2>/dev/null) in
    [1-9]*) [ -n "$meson" ] || meson=$candidate ;;
    esac
  done
}

# find_missing NAME...: sets $missing, the packages that are not installed.
find_missing() {
  missing=
  command -v dpkg-query >/dev/null || return 0
  for package in "$@"; do
    case $(dpkg-query -W -f='${Status}' "$package" 2>/dev/null) in
    *' installed') ;;
    *) missing="$missing $package" ;;
    esac
  done
  find_meson
  [ -n "$meson" ] || missing="$missing meson"
  ninja --version >/dev/null 2>&1 || missing="$missing ninja-build"
}

# Sets $as_root; where there is no way to become root, says what to run and ends with 2.
find_root() {
  if [ "$(id -u)" -eq 0 ]; then
    as_root=
  elif sudo -n true 2>/dev/null; then
    as_root='sudo -n'
  else
    echo "Packages are missing; install them and try again:" >&2
    echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends$missing" >&2
    exit 2
  fi
}

# Installs $missing, after find_root.
install_missing() {
  # JACK's package asks about real-time limits; nobody is there to answer
  echo 'jackd2 jackd/tweak_rt_limits boolean false' |
    $as_root debconf-set-selections 2>/dev/null
  $as_root env DEBIAN_FRONTEND=noninteractive sh -c '
    apt-get -o DPkg::Lock::Timeout=120 update &&
    apt-get -o DPkg::Lock::Timeout=120 install -y --no-install-recommends "$@"' sh $missing
}
