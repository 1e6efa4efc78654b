"""Bytes of strangers are parsed in a child process, never in the server's.

A parser can crash, hang, eat memory or, in native code, be taken over. The child has limits on
memory, processor time and output, and none of the server's environment; whatever happens to it,
the server answers in words. PDFium, besides, must not be called from two threads at once.

A job is a function `job(source, product, **options) -> facts` of a module in `readers`, named as
"module.function": it reads the binary file `source`, may write bytes to `product`, and returns
plain JSON. It may raise RejectedFile. `child` is the other side of this module.
"""

import json
import logging
import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack, contextmanager

from django.conf import settings

from .rejections import RejectedFile

logger = logging.getLogger(__name__)

# Where jobs are looked for.
JOBS = "files.readers."

MEGABYTE = 1024 * 1024
# Of a child that reads an Office file; no sheet, however made, takes more.
MEMORY_MB_OF_OFFICE = 300
# By the module of the job; a camera's 48 megapixels with ten bits a colour need the most.
MEMORY_MB = {
    **dict.fromkeys(
        ["office", "docx", "sheets", "row_counts", "tables", "delimited", "tally", "word"],
        MEMORY_MB_OF_OFFICE,
    ),
    "pdfs": 500,
    "plain_text": 500,
}
MEMORY_MB_OF_PICTURES = 1500
SECONDS = 15


class SandboxError(RuntimeError):
    """The child could not start: a fault of the installation, not of the file."""


@contextmanager
def run(job, source, *, memory_mb=None, seconds=SECONDS, **options):
    """Run `job` on the open file `source`; yield its facts and its product, an open file.

    `seconds` limits the processor time, and four times as many the time on the clock. Raises
    RejectedFile with the job's own reason, or "unreadable" if the child was lost on the way.
    """
    module = job.partition(".")[0]
    memory_mb = memory_mb or MEMORY_MB.get(module, MEMORY_MB_OF_PICTURES)
    with ExitStack() as stack:
        reply, product, errors = (
            stack.enter_context(tempfile.TemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR))
            for _ in range(3)
        )
        order = {
            "job": f"{JOBS}{job}",
            "options": options,
            "memory": memory_mb * MEGABYTE,
            "seconds": seconds,
            "reply": reply.fileno(),
            "product": product.fileno(),
        }
        with _offsets_kept(source, reply, product):
            status = _execute(order, source, errors)
        if status:
            errors.seek(0)
            said = errors.read(2000).decode(errors="replace")
            logger.warning("The reader of a file ended with %s: %s", status, said)
        started, _, answer = reply.read().partition(b"\n")
        if not started:
            raise SandboxError(job)
        if not answer.endswith(b"\n"):
            raise RejectedFile("unreadable")
        outcome = json.loads(answer)
        if "rejected" in outcome:
            raise RejectedFile(outcome["rejected"], **outcome["params"])
        yield outcome["facts"], product


def _execute(order, source, errors):
    """The child's exit status, negative for a signal. It ends by itself, by its own limits."""
    return subprocess.run(
        [sys.executable, "-P", "-m", "files.child", json.dumps(order)],
        stdin=source,
        stdout=subprocess.DEVNULL,
        stderr=errors,
        pass_fds=(order["reply"], order["product"]),
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
        check=False,
        # Ctrl-C in a terminal is for the process that asked; it finishes what it began.
        process_group=0,
    ).returncode


@contextmanager
def _offsets_kept(*files):
    """The child shares the offsets of inherited files; the buffers on this side must not notice."""
    before = [(file.fileno(), os.lseek(file.fileno(), 0, os.SEEK_CUR)) for file in files]
    try:
        yield
    finally:
        for number, offset in before:
            os.lseek(number, offset, os.SEEK_SET)
