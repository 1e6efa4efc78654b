"""The demo's server."""

import socket

import pytest

from config.demo.serving import PortTaken, require_free


def test_taken_port_is_told_with_what_to_do():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(PortTaken, match=f"Port {port} is taken .* --port {port + 1}"):
            require_free(port)
    require_free(port)
