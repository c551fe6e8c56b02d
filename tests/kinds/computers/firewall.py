"""Computers on which a firewall is said to be on, and what it does is something else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kinds import Computer, Kind

OPEN = "warn,fail,unknown"
UFW, NFT = "fw-ufw-off-iptables-by-hand", "fw-nft-dormant"
ZONE = "fw-firewalld-rich-rule-all"
ON = {"/etc/ufw/ufw.conf": "ENABLED=yes\nLOGLEVEL=low\n"}
OF_UFW = {"/proc/modules": "nft_compat 20480 117 - Live 0x0\nnf_tables 307200 618 nft_compat, Live 0x0\n"}
EMPTY = "flush ruleset\ntable inet filter {\n chain input {\n  type filter hook input priority 0;\n }\n}\n"
HEALTHY = (
    "#!/usr/sbin/nft -f\nflush ruleset\ntable inet filter {\n chain input {\n"
    "  type filter hook input priority filter; policy drop;\n"
    "  ct state vmap { established : accept, related : accept, invalid : drop }\n"
    "  iifname lo accept\n  ip protocol icmp accept\n  meta l4proto ipv6-icmp accept\n"
    "  tcp dport { 22, 8080 } accept\n }\n}\n"
)


def _unit(name: str, state: str = "active") -> Mapping[str, object]:
    return {
        "bus": "system",
        "destination": "org.freedesktop.systemd1",
        "path": f"/org/freedesktop/systemd1/unit/{name.replace('-', '_2d')}_2eservice",
        "interface": "org.freedesktop.DBus.Properties",
        "method": "Get",
        "arguments": ["org.freedesktop.systemd1.Unit", "ActiveState"],
        "reply": [["s", state]],
    }


def _nft(*lines: str) -> Mapping[str, str]:
    body = "\n  ".join(("type filter hook input priority 0; policy drop;", *lines))
    return {
        "/etc/nftables.conf": f"flush ruleset\ntable inet filter {{\n chain input {{\n  {body}\n }}\n}}\n"
    }


def _bus(method: str, reply: object, *arguments: str, interface: str = "zone") -> Mapping[str, object]:
    name = "org.fedoraproject.FirewallD1"
    return {
        "bus": "system",
        "destination": name,
        "path": "/org/fedoraproject/FirewallD1",
        "interface": f"{name}.{interface}" if interface else name,
        "method": method,
        "arguments": list(arguments),
        "reply": [reply],
    }


def _zones(active: object, **settings: object) -> dict[str, list[Mapping[str, object]]]:
    return {
        "calls": [
            _bus("getActiveZones", active),
            _bus("getDefaultZone", "public", interface=""),
            _bus("getZoneSettings2", {"target": ["s", "default"], **settings}, "public"),
            _bus("getZoneSettings2", {"target": ["s", "ACCEPT"]}, "trusted"),
        ]
    }


PUBLIC = {"public": {"interfaces": ["eth0"]}}
DOCKERED = {"listings": {"/sys/class/net": ["lo", "eth0", "docker0"]}}


def _more(name: str, wanted: str, base: str = NFT, **more: Any) -> Computer:
    return Computer(Kind.EFFECT, name, "firewall", wanted, base, **more)


def _saved(rule: str) -> Mapping[str, str]:
    """What netfilter-persistent loads: everything is refused but for one more rule."""
    text = f"*filter\n:INPUT DROP [0:0]\n-A INPUT -i lo -j ACCEPT\n{rule}\nCOMMIT\n"
    return {"/etc/iptables/rules.v4": text, "/etc/iptables/rules.v6": text, "/etc/ufw/ufw.conf": ""}


def _by_administrator(*answers: tuple[str, str]) -> dict[str, object]:
    """An administrator's run on a computer without nft."""
    return {
        "commands": [
            {"argv": ["nft"], "error": "not_there"},
            *({"argv": [program], "exit_code": 0, "stdout": text} for program, text in answers),
        ],
        "status": {
            "/proc/self": {
                "kind": "directory",
                "size": 0,
                "modified": "2026-11-28T09:00:00Z",
                "mode": 16749,
                "owner": 0,
            }
        },
    }


_PERSISTS = {"calls": [_unit("netfilter-persistent")]}
_NFT_RUNS = {"calls": [_unit("nftables"), *_zones(PUBLIC)["calls"]]}
_OF_ARCH = (
    "destroy table inet filter\ntable inet filter {\n  chain input {\n"
    "    type filter hook input priority filter\n    policy drop\n\n"
    '    ct state invalid drop comment "early drop"\n    ct state {established, related} accept\n'
    "    iif lo accept\n    ip protocol icmp accept\n    meta l4proto ipv6-icmp accept\n"
    "    tcp dport ssh accept\n"
    "    pkttype host limit rate 5/second counter packets 0 bytes 0 reject with icmpx type admin-prohibited\n"
    '    counter comment "count any other traffic"\n  }\n}\n'
)
_BEFORE_ALL = (
    "flush ruleset\ntable inet f {\n chain p {\n  type filter hook prerouting priority 0; policy drop;\n"
    "  ct state established,related accept\n  iif lo accept\n }\n}\n"
)
_HIDES = "1 1 8:1 / / rw - ext4 /dev/sda1 rw\n2 1 0:21 / /proc rw - proc proc rw,hidepid=2\n"
_PROXY_HIDDEN = {"name": "docker-proxy", "command": [], "mine": False}
_PROXY_SPELT = {
    "name": "docker-proxy",
    "command": ["/usr/bin/docker-proxy", "-proto=tcp", "-host-ip=0.0.0.0", "-host-port=8080"],
    "mine": False,
}
_WAITS_5432 = {"listeners": [{"protocol": "tcp", "address": "0.0.0.0", "port": 5432}]}

_NEAR_AND_UNMARKED: tuple[Computer, ...] = (
    _more("nft-accepts-what-nobody-marked", OPEN, files=_nft("meta mark 0 accept")),
    _more("nft-accepts-all-marks-but-one", OPEN, files=_nft("meta mark != 0x1 accept")),
    _more("nft-accepts-what-came-through-no-tunnel", OPEN, files=_nft("meta secpath missing accept")),
    _more("nft-accepts-all-cards-but-one", OPEN, files=_nft("ether saddr != 00:11:22:33:44:55 accept")),
    _more("nft-accepts-whoever-is-near", OPEN, files=_nft("ip saddr { 10.0.0.0/8, 192.168.0.0/16 } accept")),
    _more("nft-accepts-unicast", OPEN, files=_nft("meta pkttype unicast accept")),
    _more("nft-accepts-one-mark", "pass", files=_nft("meta mark & 0x00ff0000 == 0x00080000 accept")),
    _more("nft-accepts-one-computer", "pass", files=_nft("ip saddr 192.168.1.10 accept")),
    _more("nft-of-arch", "pass", files={"/etc/nftables.conf": _OF_ARCH}),
    _more("nft-refuses-before-the-input-chain", "pass", files={"/etc/nftables.conf": _BEFORE_ALL}),
    _more("nft-refuses-for-what-passes-by-alone", OPEN, files=_nft("accept")),
    *(
        _more(f"saved-rules-{name}", wanted, UFW, files=_saved(rule), answers=_PERSISTS)
        for name, wanted, rule in (
            ("accept-what-came-through-no-tunnel", OPEN, "-A INPUT -m policy --dir in --pol none -j ACCEPT"),
            (
                "accept-what-came-through-a-tunnel",
                "pass",
                "-A INPUT -m policy --dir in --pol ipsec -j ACCEPT",
            ),
            ("accept-what-nobody-marked", OPEN, "-A INPUT -m mark --mark 0x0 -j ACCEPT"),
            ("accept-by-the-hops-left", OPEN, "-A INPUT -m ttl --ttl-gt 1 -j ACCEPT"),
            ("accept-one-port", "pass", "-A INPUT -p tcp -m tcp --dport 22 -j ACCEPT"),
        )
    ),
    _more(
        "firewalld-zone-bound-to-a-home-network",
        "warn,fail",
        ZONE,
        answers=_zones(PUBLIC | {"trusted": {"sources": ["192.168.1.0/24"]}}),
    ),
    _more(
        "firewalld-zone-bound-to-one-computer",
        "pass",
        ZONE,
        answers=_zones(PUBLIC | {"trusted": {"sources": ["192.168.1.7"]}}),
    ),
    *(
        _more(f"firewalld-rich-rule-{name}", wanted, ZONE, answers=_zones(PUBLIC, rules_str=["as", [rule]]))
        for name, wanted, rule in (
            ("for-whoever-is-near", "warn,fail", 'rule family="ipv4" source address="10.0.0.0/8" accept'),
            ("in-single-quotes", "warn,fail", "rule family='ipv4' source address='0.0.0.0/0' accept"),
            ("to-any-address", "warn,fail", 'rule family="ipv4" destination address="0.0.0.0/0" accept'),
            (
                "for-a-service",
                "pass",
                'rule family="ipv4" source address="0.0.0.0/0" service name="ssh" accept',
            ),
        )
    ),
    _more(
        "firewalld-beside-nftables-that-flushes",
        OPEN,
        ZONE,
        files={"/etc/nftables.conf": EMPTY},
        answers=_NFT_RUNS,
        says=("may have taken its rules away",),
    ),
    _more(
        "firewalld-beside-nftables-that-flushes-nothing",
        "pass",
        ZONE,
        files={"/etc/nftables.conf": EMPTY.removeprefix("flush ruleset\n")},
        answers=_NFT_RUNS,
    ),
    _more(
        "an-administrator-without-nft-sees-that-ufw-is-gone",
        "warn,fail",
        UFW,
        files=ON | OF_UFW,
        answers=_by_administrator(
            ("iptables-save", "*filter\n:INPUT ACCEPT [0:0]\nCOMMIT\n"),
            ("ip6tables-save", "*filter\n:INPUT ACCEPT [0:0]\nCOMMIT\n"),
        ),
    ),
    _more(
        "an-administrator-without-nft-sees-rules-by-hand",
        "pass",
        UFW,
        files=OF_UFW,
        answers=_by_administrator(
            ("iptables-save", "*filter\n:INPUT DROP [0:0]\n-A INPUT -i lo -j ACCEPT\nCOMMIT\n"),
            ("ip6tables-save", "*filter\n:INPUT DROP [0:0]\nCOMMIT\n"),
        ),
    ),
    _more(
        "ufw-with-a-proxy-of-docker-spelt-another-way",
        "warn",
        UFW,
        files=ON | OF_UFW,
        answers=DOCKERED | {"processes": [_PROXY_SPELT]},
        says=("containers open 1 port past it",),
    ),
    _more(
        "ufw-with-a-proxy-of-docker-that-shows-nothing",
        "unknown",
        UFW,
        files=ON | OF_UFW,
        answers=DOCKERED | _WAITS_5432 | {"processes": [_PROXY_HIDDEN]},
        says=("docker ps",),
    ),
    _more(
        "ufw-with-docker-whose-programs-are-hidden",
        "unknown",
        UFW,
        files=ON | OF_UFW | {"/proc/self/mountinfo": _HIDES},
        answers=DOCKERED | _WAITS_5432,
    ),
)

_NFT_UNIT = "/usr/lib/systemd/system/nftables.service"
_DROP_IN = "/etc/systemd/system/nftables.service.d/own.conf"
_OPEN_RULES = _nft("accept")["/etc/nftables.conf"]
_NOTHING = "table ip x {\n}\n"
_OTHER_FILE = "/etc/nftables/own.nft"


def _started(name: str, wanted: str, dropped: str, usual: str, other: str) -> Computer:
    """nftables.service, of which an administrator's drop-in starts something else."""
    files = {
        _NFT_UNIT: "[Service]\nExecStart=/usr/sbin/nft -f /etc/nftables.conf\n",
        _DROP_IN: f"[Service]\n{dropped}",
        "/etc/nftables.conf": usual,
        _OTHER_FILE: other,
    }
    return _more(f"nft-unit-{name}", wanted, files=files)


_STARTS_OTHER = f"ExecStart=\nExecStart=/usr/sbin/nft -f {_OTHER_FILE}\n"
_BY_UNITS = (
    _started("dropped-in-open", OPEN, _STARTS_OTHER, HEALTHY, _OPEN_RULES),
    _started("dropped-in-closed", "pass", _STARTS_OTHER, _OPEN_RULES, HEALTHY),
    _started("dropped-in-nothing", "pass", "Nice=5\n", HEALTHY, _OPEN_RULES),
    _started("long-option", OPEN, _STARTS_OTHER.replace("-f ", "--optimize --file="), HEALTHY, _OPEN_RULES),
    _started("by-a-shell", OPEN, _STARTS_OTHER.replace("/usr", "/bin/sh -c '/usr"), HEALTHY, _OPEN_RULES),
    _started("by-a-script", "unknown", "ExecStart=\nExecStart=/usr/local/sbin/rules\n", HEALTHY, HEALTHY),
    _started("then-a-script", "unknown", "ExecStartPost=/usr/local/sbin/more\n", HEALTHY, HEALTHY),
    _started(
        "then-more", "pass", f"ExecStartPost=/usr/sbin/nft -f {_OTHER_FILE}\n", HEALTHY, "table ip x {\n}\n"
    ),
    _more(
        "iptables-unit-dropped-in-open",
        OPEN,
        UFW,
        files={
            "/etc/ufw/ufw.conf": "",
            "/usr/lib/systemd/system/iptables.service": "[Service]\n"
            "ExecStart=/usr/bin/iptables-restore /etc/iptables/iptables.rules\n",
            "/etc/systemd/system/iptables.service.d/own.conf": "[Service]\nExecStart=\n"
            "ExecStart=/usr/bin/iptables-restore -w 5 /etc/own.rules\n",
            "/etc/iptables/iptables.rules": "*filter\n:INPUT DROP [0:0]\nCOMMIT\n",
            "/etc/own.rules": "*filter\n:INPUT ACCEPT [0:0]\nCOMMIT\n",
        },
        answers={"calls": [_unit("iptables")]},
    ),
)


def _included(name: str, wanted: str, include: str, **files: str) -> Computer:
    rules = HEALTHY.replace("  iifname lo accept\n", f"  iifname lo accept\n{include}\n")
    inside = {f"/etc/nftables/{file.replace('_', '.')}": text for file, text in files.items()}
    return _more(f"nft-include-{name}", wanted, files={"/etc/nftables.conf": rules, **inside})


_ALL = "meta l4proto { tcp, udp } accept\n"
_FEW = "tcp dport 22 accept\n"
_DEEPER = 'include "/etc/nftables/b.nft"\n'
_BY_INCLUDES = (
    _included("deeper-open", OPEN, 'include "/etc/nftables/a.nft"', a_nft=_DEEPER, b_nft=_ALL),
    _included("deeper-closed", "pass", 'include "/etc/nftables/a.nft"', a_nft=_DEEPER, b_nft=_FEW),
    _included("deeper-missing", "unknown", 'include "/etc/nftables/a.nft"', a_nft=_DEEPER),
    _included("itself", "unknown", 'include "/etc/nftables/a.nft"', a_nft=_DEEPER.replace("b.nft", "a.nft")),
    _included("class-open", OPEN, 'include "/etc/nftables/[0-9]*.nft"', **{"10-a_nft": _ALL}),
    _included(
        "class-closed", "pass", 'include "/etc/nftables/[0-9]*.nft"', **{"10-a_nft": _FEW, "a_nft": _ALL}
    ),
    _included("mark-open", OPEN, 'include "/etc/nftables/?.nft"', a_nft=_ALL),
    _included("on-one-line", OPEN, ' counter; include "/etc/nftables/a.nft"', a_nft=_ALL),
    _included("from-here", "unknown", 'include "./a.nft"', a_nft=_ALL),
    _more("nft-accepts-whoever-meets-a-socket", OPEN, files=_nft("socket transparent 0 accept")),
    *(
        _more(f"saved-rules-{name}", wanted, UFW, files=_saved(rule), answers=_PERSISTS)
        for name, wanted, rule in (
            ("with-counters-open", OPEN, "[500:90000] -A INPUT -p tcp -j ACCEPT"),
            ("with-counters-closed", "pass", "[500:90000] -A INPUT -p tcp --dport 22 -j ACCEPT"),
            ("long-option-open", OPEN, "--append INPUT -p tcp -j ACCEPT"),
            ("policy-behind", "unknown", "-P INPUT ACCEPT"),
            ("for-a-socket", OPEN, "-A INPUT -m socket -j ACCEPT"),
        )
    ),
)


def _service(name: str, **settings: object) -> Mapping[str, object]:
    return _bus("getServiceSettings2", settings, name, interface="")


def _of_zone(name: str, wanted: str, *calls: Mapping[str, object], **settings: object) -> Computer:
    answers = {"calls": [*calls, *_zones(PUBLIC, **settings)["calls"]]}
    return _more(f"firewalld-{name}", wanted, ZONE, answers=answers)


_WIDE_PORTS = ["a(ss)", [["1-65535", "tcp"], ["1-65535", "udp"]]]
_GAME, _SSH = _service("game", ports=_WIDE_PORTS), _service("ssh", ports=["a(ss)", [["22", "tcp"]]])
_IN_ALL = _service("bundle", includes=["as", ["game", "bundle"]])
_BY_SERVICES = (
    _of_zone("service-that-opens-all", OPEN, _GAME, services=["as", ["game"]]),
    _of_zone("service-that-takes-one-in", OPEN, _GAME, _IN_ALL, services=["as", ["bundle"]]),
    _of_zone(
        "service-of-a-protocol", OPEN, _service("game", protocols=["as", ["tcp"]]), services=["as", ["game"]]
    ),
    _of_zone("service-of-few", "pass", _SSH, services=["as", ["ssh"]]),
    _of_zone("rule-for-a-wide-service", OPEN, _GAME, rules_str=["as", ['rule service name="game" accept']]),
    _of_zone(
        "rule-for-a-wide-service-from-one",
        "pass",
        _GAME,
        rules_str=["as", ['rule family="ipv4" source address="10.0.0.5" service name="game" accept']],
    ),
    _of_zone("rule-for-a-number", OPEN, rules_str=["as", ['rule protocol value="6" accept']]),
    _of_zone("rule-for-gre", "pass", rules_str=["as", ['rule protocol value="47" accept']]),
    _of_zone(
        "rule-for-an-own-address",
        OPEN,
        rules_str=["as", ['rule family="ipv4" destination address="192.168.1.20" accept']],
    ),
    _of_zone(
        "rule-for-few-at-an-address",
        "pass",
        rules_str=[
            "as",
            ['rule family="ipv4" destination address="192.168.1.20" port port="22" protocol="tcp" accept'],
        ],
    ),
    _of_zone(
        "rule-for-all-groups",
        "pass",
        rules_str=["as", ['rule family="ipv4" destination address="224.0.0.251" accept']],
    ),
)


def _unbound(
    name: str, wanted: str, state: str | None, default: str = "trusted", more: str = "", **files: str
) -> Computer:
    """eth0 is bound to the zone public; wlan0 to none."""
    calls = [_bus("getDefaultZone", default, interface=""), *_zones(PUBLIC)["calls"]]
    states = {"/sys/class/net/wlan0/operstate": state} if state else {}
    answers = {
        "calls": calls,
        "listings": {"/sys/class/net": ["bonding_masters", "eth0", "lo", "wlan0", *more.split()]},
    }
    return _more(f"firewalld-unbound-{name}", wanted, ZONE, files={**states, **files}, answers=answers)


_BY_INTERFACES = (
    _unbound("up", OPEN, "up\n"),
    _unbound("of-which-nothing-is-told", OPEN, None),
    _unbound("down", "pass", "down\n"),
    _unbound("down-beside-a-network-of-machines", "pass", "down\n", more="vboxnet0"),
    _unbound("up-and-closed", "pass", "up\n", "public"),
    _unbound("part-of-a-bridge", "pass", "up\n", **{"/sys/class/net/wlan0/master": ""}),
)


def _containers(name: str, wanted: str, net: str, *programs: tuple[str, ...], **more: Any) -> Computer:
    answers = {
        "listings": {"/sys/class/net": ["lo", "eth0", *net.split()]},
        "processes": [
            {"name": one[0].rpartition("/")[2][:15], "command": list(one), "mine": False} for one in programs
        ],
        "listeners": [{"protocol": "tcp", "address": "::", "port": port} for port in more.pop("waits", ())],
    }
    return _more(
        f"containers-{name}", wanted, UFW, files={**ON, **OF_UFW, **more.pop("files", {})}, answers=answers
    )


_DOCKERD, _SHIM = ("/usr/bin/dockerd", "-H", "fd://"), ("containerd-shim-runc-v2", "-namespace", "moby")
_SNAP = "/var/snap/docker/3265/config/daemon.json"
_OF_SNAP = ("dockerd", f"--config-file={_SNAP}")
_BY_CONTAINERS = (
    _containers("of-docker", "pass", "docker0", _DOCKERD, _SHIM),
    _containers("of-docker-without-proxies", OPEN, "docker0", (*_DOCKERD, "--userland-proxy=false"), _SHIM),
    _containers("of-docker-with-proxies", "pass", "docker0", (*_DOCKERD, "--userland-proxy=true"), _SHIM),
    _containers(
        "of-the-snap-without-proxies",
        OPEN,
        "docker0",
        _OF_SNAP,
        _SHIM,
        files={_SNAP: '{"userland-proxy": false}', "/etc/docker/daemon.json": "{}"},
    ),
    _containers("of-the-snap", "pass", "docker0", _OF_SNAP, _SHIM, files={_SNAP: '{"log-level": "error"}'}),
    _containers("of-a-swarm", OPEN, "docker0 docker_gwbridge", _DOCKERD, _SHIM, waits=(2377, 8080)),
    _containers("of-a-swarm-left", "pass,unknown", "docker0 docker_gwbridge", _DOCKERD),
    _containers("of-k3s", OPEN, "cni0 flannel.1", ("/usr/local/bin/k3s-server",), _SHIM),
    _containers("of-kubelet", OPEN, "cilium_host", ("/usr/bin/kubelet",), _SHIM),
    _containers("of-nerdctl", OPEN, "nerdctl0", ("/usr/bin/containerd",), _SHIM),
    _containers("of-nerdctl-ended", "pass", "nerdctl0", ("/usr/bin/containerd",)),
)

COMPUTERS: tuple[Computer, ...] = (
    *_BY_UNITS,
    *_BY_INCLUDES,
    *_BY_SERVICES,
    *_BY_INTERFACES,
    *_BY_CONTAINERS,
    *_NEAR_AND_UNMARKED,
    Computer(
        Kind.EFFECT,
        "ufw-beside-nftables-that-flushes",
        "firewall",
        OPEN,
        UFW,
        files=ON | OF_UFW | {"/etc/nftables.conf": EMPTY},
        answers={"calls": [_unit("nftables")]},
    ),
    Computer(
        Kind.EFFECT,
        "ufw-beside-saved-rules-that-accept",
        "firewall",
        OPEN,
        UFW,
        files=ON | OF_UFW | {"/etc/iptables/rules.v4": "*filter\n:INPUT ACCEPT [0:0]\nCOMMIT\n"},
        answers={"calls": [_unit("netfilter-persistent")]},
    ),
    Computer(
        Kind.EFFECT,
        "ufw-whose-table-a-script-deleted",
        "firewall",
        OPEN,
        UFW,
        files=ON
        | {"/proc/modules": "nft_compat 20480 0 - Live 0x0\nnf_tables 380928 12 nft_compat, Live 0x0\n"},
    ),
    Computer(
        Kind.EFFECT,
        "ufw-with-shorewall",
        "firewall",
        OPEN,
        UFW,
        files=ON | OF_UFW,
        answers={"calls": [_unit("shorewall")]},
    ),
    Computer(
        Kind.EFFECT,
        "ufw-beside-an-open-firewalld",
        "firewall",
        OPEN,
        UFW,
        files=ON | OF_UFW,
        answers={
            "calls": [_unit("firewalld"), *_zones({"trusted": {"interfaces": ["eth0"]}})["calls"]],
        },
    ),
    Computer(
        Kind.EFFECT,
        "ufw-that-accepts-by-default",
        "firewall",
        OPEN,
        UFW,
        files=ON | OF_UFW | {"/etc/default/ufw": 'IPV6=yes\nDEFAULT_INPUT_POLICY="ACCEPT"\n'},
        says=("lets in what nobody asked for",),
    ),
    Computer(
        Kind.EFFECT,
        "ufw-with-a-rule-for-anywhere",
        "firewall",
        "warn,fail",
        UFW,
        files=ON
        | OF_UFW
        | {"/etc/ufw/user.rules": "*filter\n:ufw-user-input - [0:0]\n-A ufw-user-input -j ACCEPT\nCOMMIT\n"},
    ),
    Computer(Kind.EFFECT, "ufw-healthy", "firewall", "pass", UFW, files=ON | OF_UFW),
    Computer(
        Kind.EFFECT,
        "ufw-healthy-without-ipv6",
        "firewall",
        "pass",
        UFW,
        files=ON | OF_UFW | {"/etc/default/ufw": 'IPV6=no\nDEFAULT_INPUT_POLICY="DROP"\n'},
    ),
    Computer(
        Kind.EFFECT,
        "ufw-healthy-with-docker-on-the-loopback",
        "firewall",
        "pass",
        UFW,
        files=ON | OF_UFW,
        answers=DOCKERED
        | {
            "processes": [
                {
                    "name": "docker-proxy",
                    "command": ["/usr/bin/docker-proxy", "-host-ip", "127.0.0.1", "-host-port", "5432"],
                    "mine": False,
                }
            ],
            "listeners": [{"protocol": "tcp", "address": "127.0.0.1", "port": 5432}],
        },
    ),
    Computer(
        Kind.EFFECT,
        "firewalld-with-docker-published-to-all-of-ipv6",
        "firewall",
        OPEN,
        ZONE,
        answers=_zones(PUBLIC)
        | DOCKERED
        | {
            "processes": [
                {
                    "name": "docker-proxy",
                    "command": ["/usr/bin/docker-proxy", "-host-ip", "::", "-host-port", "6379"],
                    "mine": False,
                }
            ],
            "listeners": [{"protocol": "tcp", "address": "::", "port": 6379}],
        },
        says=("containers open 1 port past it", "127.0.0.1:8080:80"),
    ),
    Computer(
        Kind.EFFECT,
        "ufw-with-podman-of-the-administrator",
        "firewall",
        OPEN,
        UFW,
        files=ON | OF_UFW,
        answers={
            "listings": {"/sys/class/net": ["lo", "eth0", "podman0"]},
            "processes": [{"name": "conmon", "command": ["/usr/bin/conmon"], "mine": False}],
        },
    ),
    Computer(
        Kind.EFFECT,
        "nft-accepts-all-but-the-loopback",
        "firewall",
        OPEN,
        NFT,
        files=_nft("iif != lo accept"),
        never=("refuses what",),
    ),
    Computer(
        Kind.EFFECT,
        "nft-accepts-new-connections",
        "firewall",
        OPEN,
        NFT,
        files=_nft("ct state { new, established, related } accept"),
    ),
    Computer(
        Kind.EFFECT,
        "nft-jumps-to-a-chain-that-accepts",
        "firewall",
        OPEN,
        NFT,
        files={
            "/etc/nftables.conf": "flush ruleset\ntable inet f {\n map in { type ifname : verdict\n"
            '  elements = { "lo" : accept, "eth0" : jump lan }\n }\n chain lan {\n  accept\n }\n chain i {\n'
            "  type filter hook input priority 0; policy drop\n  iifname vmap @in\n }\n}\n"
        },
    ),
    Computer(
        Kind.EFFECT,
        "nft-in-single-commands-with-a-wide-port-range",
        "firewall",
        OPEN,
        NFT,
        files={
            "/etc/nftables.conf": "flush ruleset\nadd table inet f\n"
            "add chain inet f i { type filter hook input priority 0; policy drop; }\n"
            "add rule inet f i tcp dport 1-65535 accept\n"
        },
    ),
    Computer(
        Kind.EFFECT,
        "nft-only-ipv4-while-ipv6-is-used",
        "firewall",
        "warn,fail,unknown",
        NFT,
        files={
            "/etc/nftables.conf": HEALTHY.replace("inet filter", "ip filter"),
            "/proc/net/if_inet6": "20010db8000000000000000000000001 02 40 00 80 eth0\n",
        },
    ),
    Computer(
        Kind.EFFECT,
        "nft-asleep-by-a-command",
        "firewall",
        OPEN,
        NFT,
        files={"/etc/nftables.conf": HEALTHY + "add table inet filter { flags dormant; }\n"},
    ),
    Computer(Kind.EFFECT, "nft-healthy", "firewall", "pass", NFT, files={"/etc/nftables.conf": HEALTHY}),
    Computer(
        Kind.EFFECT,
        "iptables-service-that-accepts-new-tcp",
        "firewall",
        OPEN,
        NFT,
        files={
            "/etc/sysconfig/iptables": "*filter\n:INPUT DROP [0:0]\n"
            "-A INPUT -p tcp -m conntrack --ctstate NEW -j ACCEPT\nCOMMIT\n"
        },
        answers={"calls": [_unit("nftables", "inactive"), _unit("iptables")]},
    ),
    Computer(
        Kind.EFFECT,
        "firewalld-zone-bound-to-every-sender",
        "firewall",
        "warn,fail",
        ZONE,
        answers=_zones(PUBLIC | {"trusted": {"sources": ["0.0.0.0/0"]}}),
    ),
    Computer(
        Kind.EFFECT,
        "firewalld-zone-bound-to-both-halves",
        "firewall",
        "warn,fail",
        ZONE,
        answers=_zones(PUBLIC | {"trusted": {"sources": ["0.0.0.0/1", "128.0.0.0/1"]}}),
    ),
    Computer(
        Kind.EFFECT,
        "firewalld-wifi-in-zone-trusted",
        "firewall",
        "warn,fail",
        ZONE,
        answers=_zones(PUBLIC | {"trusted": {"interfaces": ["wlan0"]}}),
    ),
    Computer(
        Kind.EFFECT,
        "firewalld-accepts-the-protocol",
        "firewall",
        "warn,fail",
        ZONE,
        answers=_zones(PUBLIC, protocols=["as", ["tcp"]]),
    ),
    Computer(
        Kind.EFFECT,
        "firewalld-healthy",
        "firewall",
        "pass",
        ZONE,
        answers=_zones(
            PUBLIC, services=["as", ["ssh"]], rules_str=["as", ['rule service name="http" accept']]
        ),
    ),
    Computer(
        Kind.EFFECT,
        "an-administrator-sees-that-ufw-is-gone",
        "firewall",
        "fail",
        UFW,
        files=ON | OF_UFW,
        answers={
            "commands": [
                {
                    "argv": ["nft", "-j", "list", "ruleset"],
                    "exit_code": 0,
                    "stdout": '{"nftables": []}',
                }
            ]
        },
    ),
    Computer(
        Kind.CONFIDENT,
        "ufw-off-and-legacy-rules-by-hand",
        "firewall",
        "unknown",
        UFW,
        files={
            "/proc/modules": "iptable_filter 16384 1 - Live 0x0\nxt_conntrack 16384 2 - Live 0x0\n"
            "ip_tables 36864 1 iptable_filter, Live 0x0\n"
        },
        says=("nft list ruleset",),
    ),
    Computer(
        Kind.CONFIDENT,
        "firewalld-that-refuses-its-settings",
        "firewall",
        "unknown",
        ZONE,
        answers={
            "calls": [
                {"bus": "system", "destination": "org.fedoraproject.FirewallD1", "error": "not_allowed"}
            ]
        },
        files={"/etc/firewalld/firewalld.conf": "DefaultZone=drop\n"},
    ),
    Computer(
        Kind.CONFIDENT,
        "ufw-off-and-nothing-else",
        "firewall",
        "fail",
        UFW,
        files={"/proc/modules": "ext4 1000 2 - Live 0x0\nnf_tables 307200 0 - Live 0x0\n"},
    ),
    Computer(
        Kind.STEPS,
        "steps-name-ufw-and-no-sudo",
        "firewall",
        "fail",
        UFW,
        files={"/proc/modules": "ext4 1000 2 - Live 0x0\n"},
        says=("ufw enable", "ask your IT first"),
        never=("sudo ",),
    ),
    Computer(
        Kind.STEPS,
        "steps-name-firewalld-and-nftables",
        "firewall",
        "warn,fail",
        ZONE,
        answers=_zones({"trusted": {"interfaces": ["eth0"]}}),
        says=("systemctl enable --now firewalld", "nftables", "networking.firewall.enable"),
        never=("sudo ",),
    ),
)
