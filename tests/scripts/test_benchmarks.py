"""The programs that measure are seldom run, so that a name they use could go without a word."""

from importlib import import_module
from pathlib import Path

import pytest

from benchmarks.reliability.proxies import caddy, nginx

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = "benchmarks.reliability.push_settings"  # read by the site that a trial starts
MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in (ROOT / "benchmarks").rglob("*.py")
    if path.stem != "__init__"
)


@pytest.mark.parametrize("name", [name for name in MODULES if name != SETTINGS])
def test_a_benchmark_finds_all_that_it_imports(name):
    assert import_module(name).__name__ == name


def test_caddy_is_set_up_with_the_example_of_the_guide(tmp_path):
    caddy(tmp_path, port=8080, to=8081)
    lines = (tmp_path / "Caddyfile").read_text().splitlines()
    assert [line for line in lines if not line.startswith(("\t\t", "}")) and line] == [
        "{",
        "\tadmin off",
        "\tauto_https off",
        "\tservers {",
        "\t}",
        "http://127.0.0.1:8080 {",
        "\trequest_body {",
        "\t}",
        "\treverse_proxy 127.0.0.1:8081 {",
        "\t}",
    ]


def test_nginx_is_set_up_with_the_example_of_the_guide(tmp_path):
    nginx(tmp_path, port=8080, to=8081)
    lines = (tmp_path / "nginx.conf").read_text().splitlines()
    assert [line.strip() for line in lines if "127.0.0.1" in line] == [
        "listen 127.0.0.1:8080;",
        "server_name 127.0.0.1;",
        "proxy_pass http://127.0.0.1:8081;",
    ]
