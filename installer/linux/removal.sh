# Before the last of Posture goes: for everybody who is signed in, take away what the system starts for them.
# For all others their own entries do nothing once the program is gone (ConditionPathExists, TryExec).
for runtime in /run/user/*; do
    account=$(getent passwd "${runtime##*/}") || continue
    home=$(printf '%s' "$account" | cut -d : -f 6)
    test -S "$runtime/bus" || continue
    runuser -u "${account%%:*}" -- env HOME="$home" XDG_RUNTIME_DIR="$runtime" /usr/bin/posture watch off \
        >/dev/null 2>&1 </dev/null || true
done
