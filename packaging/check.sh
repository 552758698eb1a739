#!/bin/sh
# check.sh DIST WORK: holds the packages against the tools of those who take them.
#
# makensis proves that the installer's script is right and packs a tree of the shape that the frozen program has. The
# tree is that of Linux: whether the installer works on Windows, it does not prove.
set -eu
dist=$1 work=$2 here=$(dirname "$0")
version=$(basename "$dist"/*.tar.gz .tar.gz | sed 's/.*-//')
mkdir -p "$work"

says() { echo "$1"; shift; "$@"; }

says "twine: wheel and sdist" twine check --strict "$dist"/*.whl "$dist"/*.tar.gz
says "desktop-file-validate" desktop-file-validate "$here"/../resources/emailrouter-gui.desktop
says "appstreamcli" appstreamcli validate --no-net "$here"/../resources/emailrouter-gui.metainfo.xml
says "mandoc: manual pages" mandoc -T lint -W warning "$here"/man/*.1
# Overrides stand in debian/lintian-overrides, each with its reason.
says "lintian: .deb" lintian --allow-root --fail-on error,warning "$dist"/*.deb
says "makensis: script of the Windows installer" \
    makensis -V2 -WX "-DVERSION=$version" "-DFROZEN=$(realpath "$dist")/emailrouter-gui" -DCOMPRESSION=zlib \
    "-DOUT=$(realpath "$work")/emailrouter-gui-$version-setup.exe" "$here/windows/installer.nsi"
echo "All of them are content."
