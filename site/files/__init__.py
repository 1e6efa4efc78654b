"""What happens to the bytes of a file between the browser and private storage.

`receive` is the door: it takes an upload, opens it for real, cleans pictures and hands back the
bytes to keep. `serve` is the way out; who may ask is decided by the caller. Bytes of strangers are
parsed only in a child process (`sandbox`).
"""
