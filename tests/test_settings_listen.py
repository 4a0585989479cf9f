"""Where syncd may listen: this machine, unless another address is clearly meant."""

import pytest
from pydantic import ValidationError

from syncd.settings.sections import AlertsSection, ServiceSection


@pytest.mark.parametrize("address", ["", "127.0.0.1:9464", "127.0.0.9:1", "localhost:65535", "[::1]:9464"])
def test_this_machine_may_be_listened_at(address: str) -> None:
    assert ServiceSection(listen=address).listen == address


@pytest.mark.parametrize("address", ["0.0.0.0:9464", "10.0.0.7:9464", "[::]:9464", "metrics.acme.test:9464"])
def test_other_addresses_must_be_meant(address: str) -> None:
    with pytest.raises(ValidationError, match="insecure_listen = true if that is meant"):
        ServiceSection(listen=address)
    assert ServiceSection(listen=address, insecure_listen=True).listen == address


@pytest.mark.parametrize(
    "address", ["9464", ":9464", "127.0.0.1", "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:65536", "http://127.0.0.1:9464",
                "a b:1", "::1:9464", "127.0.0.1:99999999999"]
)  # fmt: skip
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ValidationError):
        ServiceSection(listen=address)


@pytest.mark.parametrize("after", ["0m", "59s", "367d", "soon"])
def test_when_the_owner_is_told_must_be_a_time_that_makes_sense(after: str) -> None:
    with pytest.raises(ValidationError):
        AlertsSection.model_validate({"self_after": after})
