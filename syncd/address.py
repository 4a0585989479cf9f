"""Where a secret may be sent: which addresses a tool can have, and which are read by nobody on the way."""

from ipaddress import ip_address
from urllib.parse import urlsplit


def is_this_machine(host: str) -> bool:
    """Whether a host's name or address is the loopback."""
    try:
        return host == "localhost" or ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


_METADATA = frozenset({"fd00:ec2::254", "100.100.100.200", "metadata.google.internal", "metadata", "instance-data"})


def is_no_tool(host: str) -> bool:
    """Whether no tool can be there: a cloud's metadata service, which gives away its machine's keys, and addresses
    that are link-local, of many machines or of none. A private network is fine: Jira Data Center stands in one."""
    try:
        address = ip_address(host.strip("[]").partition("%")[0])
    except ValueError:
        return host.rstrip(".").lower() in _METADATA
    address = getattr(address, "ipv4_mapped", None) or address
    return address.is_link_local or address.is_multicast or address.is_unspecified or str(address) in _METADATA


def keeps_a_secret(url: str) -> bool:
    """Whether what is sent to this address can be read by nobody on the way: https, or this machine."""
    parts = urlsplit(url)
    return parts.scheme == "https" or (parts.scheme == "http" and is_this_machine(parts.hostname or ""))
