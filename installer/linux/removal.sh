# Before the last of Posture goes: for everybody who is signed in, take away what the system starts for them.
# systemd starts that, not this script: it shares neither root's terminal nor root's environment with programs of
# theirs, which could type into the one and read the other, and they hold nobody up for longer than its limits.
# For all others, and without systemd, their own entries do nothing once the program is gone (ConditionPathExists,
# TryExec).
for runtime in /run/user/*; do
    test -d /run/systemd/system && test -S "$runtime/bus" || continue
    timeout 60 systemd-run --quiet --wait --collect --description=Posture --uid="${runtime##*/}" \
        --setenv=XDG_RUNTIME_DIR="$runtime" --property=RuntimeMaxSec=30 --property=TimeoutStopSec=5 \
        --property=StandardInput=null --property=StandardOutput=null --property=StandardError=null \
        --property=LogLevelMax=crit /usr/bin/posture watch off >/dev/null 2>&1 </dev/null || true
done
