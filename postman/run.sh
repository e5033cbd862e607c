#!/usr/bin/env bash
# Starts the jar on a free port with an empty database, runs the Postman collection against it, stops everything.
# Ends as newman does. Needs a JDK from 17 on and Node from 18 on; fetches newman if there is none.
#
#   mvn -q -DskipTests package && postman/run.sh [newman options]
#
#   LATCHKEY_JAR   which jar (bootstrap/target/latchkey.jar)
#   NEWMAN         how to call newman (newman, or else npx with the version below)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
jar=${LATCHKEY_JAR:-$here/../bootstrap/target/latchkey.jar}
newman_version=6.2.2

if [ ! -f "$jar" ]; then
    echo "There is no $jar; build it with: mvn -q -DskipTests package" >&2
    exit 1
fi
jar=$(realpath "$jar")
if [ -z "${NEWMAN:-}" ]; then
    NEWMAN=$(command -v newman || echo "npx --yes newman@$newman_version")
fi

work=$(mktemp -d)
server=
stop() {
    status=$?
    if [ -n "$server" ]; then
        kill "$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
    fi
    if [ "$status" -ne 0 ]; then
        echo "--- the end of the server's log" >&2
        tail -n 20 "$work/log" >&2 2>/dev/null || true
    fi
    rm -rf "$work"
    exit "$status"
}
trap stop EXIT
trap 'exit 130' INT TERM

# Two ports that are free now.
read -r port codes_port < <(node -e '
    const net = require("node:net");
    const open = () => new Promise((go) => { const s = net.createServer(); s.listen(0, "127.0.0.1", () => go(s)); });
    Promise.all([open(), open()]).then((both) => {
        console.log(both.map((s) => s.address().port).join(" "));
        both.forEach((s) => s.close());
    });')

# In an empty directory and with a clean environment, so that no setting of yours has a say.
cd "$work"
env -i PATH="$PATH" HOME="${HOME:-$work}" HTTP_HOST=127.0.0.1 HTTP_PORT="$port" DATA_DIR="$work/data" \
    "${JAVA_HOME:+$JAVA_HOME/bin/}java" -jar "$jar" \
    > >(exec node "$here/console-codes.js" --quiet --port "$codes_port" 2>"$work/codes.log") 2>"$work/log" &
server=$!

for ((tries = 0; ; tries++)); do
    if curl -fs -o /dev/null "http://127.0.0.1:$port/health/ready"; then
        break
    fi
    if [ "$tries" -ge 240 ] || ! kill -0 "$server" 2>/dev/null; then
        echo "The server does not become ready" >&2
        exit 1
    fi
    sleep 0.5
done

$NEWMAN run "$here/latchkey.postman_collection.json" -e "$here/latchkey.postman_environment.json" \
    --env-var "base_url=http://127.0.0.1:$port" --env-var "codes_url=http://127.0.0.1:$codes_port" "$@"
