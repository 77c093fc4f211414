# Sourced by ./demo and ./check: which Debian packages they need, and how to
# get those that are missing.

BUILD_PACKAGES="gcc libc6-dev meson ninja-build pkg-config lv2-dev liblilv-dev
  libserd-dev libsord-dev libcairo2-dev libx11-dev"

TEST_PACKAGES="git python3 python3-numpy clang clang-format clang-tidy lld
  libclang-rt-14-dev llvm valgrind binutils lilv-utils sordi libxtst-dev xvfb xauth
  x11-utils xdotool xclip openbox imagemagick jackd2 jalv ardour procps"

# install_packages NAME...: as root or through sudo; otherwise says what to run.
install_packages() {
  missing=
  for name in "$@"; do
    dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'ok installed' ||
      missing="$missing $name"
  done
  [ -z "$missing" ] && return 0

  if [ "$(id -u)" = 0 ]; then
    as_root=
  elif sudo -n true 2>/dev/null; then
    as_root=sudo
  else
    echo "These packages are missing; please run:" >&2
    echo "  sudo apt-get install --no-install-recommends$missing" >&2
    return 2
  fi

  echo "Installing$missing"
  # JACK's package asks about real-time limits; nobody is there to answer
  echo "jackd2 jackd/tweak_rt_limits boolean false" |
    $as_root debconf-set-selections 2>/dev/null
  $as_root apt-get update -qq >/dev/null || true
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y \
    --no-install-recommends $missing >/dev/null || {
    echo "cannot install:$missing" >&2
    return 1
  }
}
