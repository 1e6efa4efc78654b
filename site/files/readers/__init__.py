"""Jobs of the sandbox: the only modules that touch the inside of a foreign file."""
