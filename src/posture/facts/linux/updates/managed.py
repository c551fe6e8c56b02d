"""Programs with which an organisation looks after the packages of its computers."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.linux.machine.optional_files import is_there
from posture.facts.linux.settings import ini
from posture.facts.model import Answer, Known, Reason, Unreadable, unreadable
from posture.host.model import Host, HostError, NotRecorded, NotThere
from posture.words.phrase import phrase

# The settings that each leaves on a computer that it looks after; none is there where it is not set up.
_SETTINGS: Mapping[str, str] = {
    "/etc/landscape/client.conf": "Landscape",
    "/etc/salt/minion.d/susemanager.conf": "SUSE Multi-Linux Manager",
    "/etc/puppetlabs/puppet/puppet.conf": "Puppet",
    "/etc/puppet/puppet.conf": "Puppet",
    "/etc/chef/client.rb": "Chef",
    "/etc/salt/minion": "Salt",
}
_RHSM = "/etc/rhsm/rhsm.conf"
_RED_HAT = ("", "subscription.rhsm.redhat.com", "subscription.rhn.redhat.com")
_METHOD = "file:/etc"


def read(host: Host) -> Answer:
    """The name of the program; unreadable where there is none, so that the sentence about it is left out.

    Source for Satellite: rhsm.conf(5), whose ``hostname`` is Red Hat's own unless the organisation has one.
    """
    try:
        for path, name in _SETTINGS.items():
            if is_there(host, path):
                return Known(name, f"file:{path}")
        if _subscribed_to(host) not in _RED_HAT:
            return Known("Satellite", f"file:{_RHSM}")
    except HostError as error:
        return unreadable(error, method=_METHOD)
    return Unreadable(
        Reason.NOT_FOUND, phrase("No program of an organisation looks after updates here."), method=_METHOD
    )


def _subscribed_to(host: Host) -> str:
    try:
        return ini.parse(host.read_text(_RHSM)).get("server", {}).get("hostname", "")
    except (NotThere, NotRecorded):
        return ""
