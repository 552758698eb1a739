#!/bin/sh
# install-missing.sh LIST...: installs the missing packages of the lists as root, names them to anyone else.
set -eu

has_headers() {
    "$python" -c 'import os, sys, sysconfig; sys.exit(not os.path.exists(sysconfig.get_path("include") + "/Python.h"))'
}
wanted() { cat "$@" | grep -v '^#' | tr -d ' '; }

case "$(uname -s)" in
Linux) ;;
*)
    echo "This is not Linux: nothing but Python is needed to run; the tests of the virtual desktop need Linux."
    exit 0
    ;;
esac
if ! command -v dpkg-query >/dev/null; then
    echo "This is not Debian: please see to it that these are there: $(wanted "$@" | tr '\n' ' ')"
    exit 0
fi

installed=" $(dpkg-query --show --showformat '${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p' | tr '\n' ' ')"
python=${PYTHON:-python3}
missing=
for names in $(wanted "$@"); do
    [ "$names" != python3-venv ] || ! "$python" -c 'import ensurepip' 2>/dev/null || continue
    [ "$names" != python3-dev ] || ! has_headers || continue
    found=
    for name in $(echo "$names" | tr '|' ' '); do
        case "$installed" in *" $name "*) found=yes ;; esac
    done
    [ -n "$found" ] || missing="$missing ${names%%|*}"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -ne 0 ]; then
    echo "Some Debian packages are missing. Please install them, then call make again:"
    echo "sudo apt-get install --no-install-recommends$missing"
    exit 1
fi
export DEBIAN_FRONTEND=noninteractive
apt() { apt-get -qq -y -o DPkg::Lock::Timeout=300 "$@" </dev/null; }
echo "Installing$missing"
# The tests start servers of their own; those that come with the packages stay down.
policy=/usr/sbin/policy-rc.d
if [ ! -e $policy ]; then
    trap 'rm -f $policy' EXIT
    printf '#!/bin/sh\nexit 101\n' >$policy
    chmod 755 $policy
fi
apt update
# shellcheck disable=SC2086
apt install --no-install-recommends $missing >/dev/null
