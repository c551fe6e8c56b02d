"""nginx before the collector, set up as ``installer/collector/nginx.conf`` says, but for its certificate."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Final

_DOCUMENTED: Final = Path(__file__).parents[2] / "installer" / "collector" / "nginx.conf"


class Front:
    """A running nginx; all that it writes lies in ``folder``."""

    def __init__(self, folder: Path, port: int, collector: int) -> None:
        self.folder = folder
        (folder / "logs").mkdir(parents=True)
        server = _DOCUMENTED.read_text(encoding="utf-8")
        server = re.sub(r"^ *ssl_.*\n", "", server, flags=re.MULTILINE)
        server = server.replace("listen 443 ssl", f"listen 127.0.0.1:{port}")
        server = server.replace("http://127.0.0.1:8732", f"http://127.0.0.1:{collector}")
        configuration = folder / "nginx.conf"
        configuration.write_text(
            f"daemon off;\npid {folder}/nginx.pid;\nworker_processes 1;\nevents {{}}\nhttp {{\n{server}}}\n"
        )
        program = _program()
        assert program, "nginx is not installed"
        self._process = subprocess.Popen(
            [program, "-p", str(folder), "-c", str(configuration), "-e", str(folder / "logs" / "start.log")]
        )

    def close(self) -> None:
        """Stop it."""
        self._process.terminate()
        self._process.wait(30)


def is_installed() -> bool:
    """Whether nginx can be started here."""
    return _program() is not None


def _program() -> str | None:
    return shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
