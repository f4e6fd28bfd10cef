import pytest

from newscrawl.middlewares import refusal
from newscrawl.resolver import is_loopback_name, is_public


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.1", "172.16.5.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
     "255.255.255.255", "::1", "fe80::1", "fc00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1"],
)  # fmt: skip
def test_addresses_outside_of_the_public_internet(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_public_addresses(address):
    assert is_public(address)


def test_names_below_localhost_are_this_machine():
    assert is_loopback_name("localhost")
    assert is_loopback_name("Hill.Localhost.")
    assert not is_loopback_name("localhost.example")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("ftp://hill.example/x", "only http and https"),
        ("data:text/html,x", "only http and https"),
        ("http:///x", "names no host"),
        ("http://127.0.0.1/x", "not a public address"),
        ("http://[::1]:8080/x", "not a public address"),
        ("http://169.254.169.254/latest/", "not a public address"),
        ("http://desk.localhost/x", "is this machine"),
    ],
)
def test_what_is_refused_and_why(url, words):
    assert words in (refusal(url, allow_private=False) or "")


def test_what_is_allowed():
    assert refusal("https://hill.example/x", allow_private=False) is None
    assert refusal("http://127.0.0.1/x", allow_private=True) is None
    assert refusal("file:///etc/passwd", allow_private=True)
