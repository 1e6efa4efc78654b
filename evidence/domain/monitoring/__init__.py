"""The monitoring form: loading it, answering it, taking the answers out."""
