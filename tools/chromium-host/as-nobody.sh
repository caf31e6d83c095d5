#!/bin/sh
# Starts Chromium as the user nobody, so that it keeps its sandbox when the host runs as root. Its home is its
# profile's folder, which goes when the browser ends.
for argument in "$@"; do
  case "$argument" in --user-data-dir=*) home="${argument#--user-data-dir=}" ;; esac
done
chown -R nobody "$home"
exec setpriv --reuid=nobody --regid=65534 --clear-groups env HOME="$home" XDG_RUNTIME_DIR="$home" \
  XDG_CONFIG_HOME="$home" XDG_CACHE_HOME="$home" "$HOLDFAST_HOST_BROWSER" "$@"
