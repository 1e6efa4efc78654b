"""The other side of `sandbox`: one job on one file, under limits. Run with -m, never imported."""

import json
import resource
import signal
import sys
import traceback

from django.utils.module_loading import import_string

from files.rejections import RejectedFile

OUTPUT_BYTES = 256 * 1024 * 1024


def limit(*, memory, seconds):
    """Bound this process for good. No core dumps: they would hold the file's content.

    `seconds` is processor time. The alarm ends a process that waits, even if its parent is gone;
    on a busy machine an honest one waits long for the processor.
    """
    signal.alarm(4 * seconds)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (OUTPUT_BYTES, OUTPUT_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def tell_where(kind, error, trace):
    """Report an unexpected error by class and place; its message may quote the file."""
    places = "".join(traceback.format_list(traceback.extract_tb(trace)[-4:]))
    print(f"{kind.__module__}.{kind.__qualname__}\n{places}", file=sys.stderr)


def main(order):
    job = import_string(order["job"])
    limit(memory=order["memory"], seconds=order["seconds"])
    sys.excepthook = tell_where
    with (
        open(0, "rb", closefd=False) as source,
        open(order["product"], "wb") as product,
        open(order["reply"], "wb") as reply,
    ):
        reply.write(b"started\n")
        reply.flush()
        source.seek(0)
        try:
            outcome = {"facts": job(source, product, **order["options"])}
        except RejectedFile as refusal:
            outcome = {"rejected": refusal.code, "params": refusal.params or {}}
        product.flush()
        # The end of the line tells that the answer is whole.
        reply.write(f"{json.dumps(outcome)}\n".encode())


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
