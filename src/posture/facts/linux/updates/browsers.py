"""Browsers and mail programs, by the names of their packages."""

from __future__ import annotations

# Programs that open what comes from the web: their makers' updates nearly always close holes.
_BROWSERS = (
    "google-chrome",
    "chromium",
    "ungoogled-chromium",
    "microsoft-edge",
    "brave-browser",
    "vivaldi",
    "opera-",
    "yandex-browser",
    "firefox",
    "librewolf",
    "waterfox",
    "floorp",
    "zen-browser",
    "mullvad-browser",
    "palemoon",
    "mozillafirefox",
    "mozillathunderbird",
    "thunderbird",
    "betterbird",
)


def is_browser(package: str) -> bool:
    """Whether a package is a browser or a mail program, by the beginning of its name in lower case."""
    return package.lower().startswith(_BROWSERS)
