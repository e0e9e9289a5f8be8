#!/bin/bash
# zkServer.sh status: the server's part in the ensemble, as it says itself; exit code 1 where it serves nobody.
# Starting and stopping is the container's.
if [[ ${1:-} != status ]]; then
  echo "usage: zkServer.sh status    (start and stop the container itself)" >&2
  exit 2
fi
port=${ZOO_CLIENT_PORT:-2181}
{ exec 3<>"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null || { echo "nothing listens on port $port" >&2; exit 1; }
printf srvr >&3
answer=$(timeout 4 cat <&3)
if mode=$(grep '^Mode: ' <<<"$answer"); then
  echo "$mode"
else
  echo "not serving: ${answer:-no answer}" >&2
  exit 1
fi
